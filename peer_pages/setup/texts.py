"""The first texts of the fixed pages; editors change them in the admin."""

HOME = (
    "Her finder du mennesker, der selv har haft det svært, og som støtter andre. Find et kursus, et sted at komme "
    "eller en at ringe til."
)
INITIATIVES = "Steder og projekter, hvor mennesker med egne erfaringer støtter andre."
COURSES = "Kurser, hvor underviserne selv har prøvet det, de taler om."
EVENTS = "Webinarer og møder om peer-støtte, både kommende og dem, der har været."
ORGANISATIONS = "Dem, der står bag."
REGIONS = "Find det, der er tæt på dig."

_ABOUT = """
<p>Kataloget samler peer-støtte i Danmark: initiativer, kurser og arrangementer, hvor mennesker med egne erfaringer med
psykiske vanskeligheder støtter andre.</p>
<h2>Hvem skriver?</h2>
<p>Kommuner, regioner, foreninger og brugergrupper beskriver selv det, de laver. Redaktionen læser hver side, før den
bliver vist.</p>
<h2>Passer det stadig?</h2>
<p>På hver side står der, hvornår den sidst er tjekket. Er det mere end et år siden, skriver vi det tydeligt.</p>
"""
_ACCESSIBILITY = """
<p>Alle skal kunne bruge kataloget: på en gammel telefon, med skærmlæser, med tastatur og uden JavaScript.</p>
<h2>Overholdelse</h2>
<p>Siderne er bygget efter EN 301 549 v3.2.1 (WCAG 2.1 niveau AA) og afprøves automatisk ved hver ændring. Vi kender
ikke til overtrædelser på siderne. Filer, som organisationer selv har lagt op, kan have mangler.</p>
<h2>Fandt du noget, der ikke virker?</h2>
<p>Skriv til redaktionen, hvad du ville gøre, og hvad der skete. Får du ikke et svar, du kan bruge, kan du klage til
Digitaliseringsstyrelsen.</p>
<h2>Sådan er erklæringen lavet</h2>
<p>Erklæringen bygger på vores egen gennemgang og opdateres en gang om året.</p>
"""
_PRIVACY = """
<p>Kataloget bruger kun de cookies, der er nødvendige, for at redaktionen kan logge ind. Besøgende bliver ikke målt, og
ingen andre får besked om, hvad du læser.</p>
<h2>Film</h2>
<p>En film hentes først fra YouTube eller Vimeo, når du trykker på “Afspil video”. Så ser de din IP-adresse, og de kan
gemme oplysninger i din browser.</p>
<h2>Søgninger</h2>
<p>Vi gemmer ikke, hvem der søger.</p>
<h2>Kontaktpersoner</h2>
<p>Ansatte står med deres arbejdstelefon og arbejdsmail. Peers og frivillige står her kun, når de har sagt ja, og de kan
altid sige nej igen. Skriv til redaktionen, så forsvinder navnet.</p>
"""
PLAIN_PAGES = (
    ("Om kataloget", "om", _ABOUT),
    ("Tilgængelighedserklæring", "tilgaengelighed", _ACCESSIBILITY),
    ("Privatliv og cookies", "privatliv", _PRIVACY),
)
