"""An independent model of Zope and DCWorkflow, to compare the matrix with: written from their behaviour, on a DOM.

Rights are attributes on objects: a tuple of roles stands for itself, a list adds what the container has, and where
nothing is found anywhere the Manager is left. Entering a state writes the managed permissions onto the object.
"""

from xml.dom import minidom

from workflows.definitions.rolemap import ROLE_MAP


def text(node):
    """Return the text of a node as the importer takes it."""
    joined = "".join(child.data for child in node.childNodes if child.nodeType == child.TEXT_NODE)
    return "".join(line.lstrip() for line in joined.splitlines(True)).rstrip()


def texts(node, tag):
    return [text(found) for found in node.getElementsByTagName(tag)]


def truth(value):
    return value.lower() in ("true", "yes", "1")


class Plone:
    """A site with one object at its root, and one workflow."""

    def __init__(self, source):
        self.root = minidom.parseString(source).getElementsByTagName("dc-workflow")[0]
        self.managed = texts(self.root, "permission")
        self.groups = texts(self.root, "group")
        self.bypass = truth(self.root.getAttribute("manager_bypass"))
        self.states = {node.getAttribute("state_id"): node for node in self.root.getElementsByTagName("state")}
        self.transitions = {
            node.getAttribute("transition_id"): node for node in self.root.getElementsByTagName("transition")
        }

    def attributes_in(self, state):
        """Return what entering `state` writes onto the object: permission → tuple or list."""
        found = {}
        for node in self.states[state].getElementsByTagName("permission-map"):
            roles = texts(node, "permission-role")
            found[node.getAttribute("name")] = roles if truth(node.getAttribute("acquired")) else tuple(roles)
        return {permission: found.get(permission, []) for permission in self.managed}

    def roles_for(self, permission, state):
        """Walk up from the object to the site and collect the roles."""
        site = {name: tuple(roles) for name, roles in ROLE_MAP.items()}
        collected = None
        for place in (self.attributes_in(state), site):
            roles = place.get(permission)
            if isinstance(roles, tuple):
                return set(collected or ()) | set(roles)
            if roles:
                collected = [*(collected or ()), *roles]
        return {"Manager"} | set(collected or ())

    def local_roles(self, state, groups):
        return {
            text(role)
            for node in self.states[state].getElementsByTagName("group-map")
            if node.getAttribute("name") in set(self.groups) & groups
            for role in node.getElementsByTagName("group-role")
        }

    def user(self, role, scope, state):
        """Return the roles of a user in the context of the object; who is not logged in has Anonymous, others not."""
        if role == "Anonymous":
            return {"Anonymous"}
        plain = {"Authenticated", "Member"} if scope == "local" else {"Authenticated"}
        return plain | {role} | self.local_roles(state, {"AuthenticatedUsers"})

    def allowed(self, user, permission, state):
        roles = self.roles_for(permission, state)
        return "Anonymous" in roles or bool(roles & user)

    def is_supported(self, user, transition, state):
        """Answer as `isActionSupported` does."""
        exits = [
            node.getAttribute("transition_id") for node in self.states[state].getElementsByTagName("exit-transition")
        ]
        node = self.transitions[transition]
        return transition in exits and node.getAttribute("trigger") == "USER" and self.passes(user, node, state)

    def passes(self, user, node, state):
        guards = node.getElementsByTagName("guard")
        if not guards or (self.bypass and "Manager" in user):
            return True
        asked = {kind: names(guards[0], f"guard-{kind}") for kind in ("permission", "role", "group")}
        groups = set() if "Anonymous" in user else {"AuthenticatedUsers"}
        return (
            (not asked["permission"] or any(self.allowed(user, name, state) for name in asked["permission"]))
            and (not asked["role"] or bool(user & set(asked["role"])))
            and (not asked["group"] or bool(groups & set(asked["group"])))
            and not any(texts(guards[0], "guard-expression"))
        )


def names(guard, tag):
    joined = ";".join(texts(guard, tag))
    return [name.strip() for name in joined.split(";")] if joined else []
