"""What may be uploaded: the file's content must be what its name says, and nobody fills the disk.

The allowed endings and sizes are Wagtail's settings; a picture's pixels are counted from its header, before decoding.
"""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images import get_image_model
from wagtail.images.forms import BaseImageForm

from peer_pages.roles.who import is_editor

HEAD = 1024
UNPACKED_LIMIT = 200 * 1024 * 1024
FILES_A_DAY = 100
BYTES_IN_ALL = 500 * 1024 * 1024
SECRET_LENGTH = 12
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<body", b"<iframe")


def _begins_with(*beginnings: bytes) -> Callable[[File[bytes], bytes], bool]:
    return lambda _file, head: head.startswith(beginnings)


def _is_pdf(_file: File[bytes], head: bytes) -> bool:
    return b"%PDF-" in head and not _is_markup(head)


def _is_text(_file: File[bytes], head: bytes) -> bool:
    return b"\x00" not in head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") and not _is_markup(head)


def _is_markup(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(MARKUP)


def _is_office(file: File[bytes], head: bytes) -> bool:
    """Return whether the file is a zip that stays within bounds when unpacked; only its table of contents is read."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return sum(entry.file_size for entry in archive.infolist()) <= UNPACKED_LIMIT
    except zipfile.BadZipFile:
        return False


CONTENT: dict[str, Callable[[File[bytes], bytes], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_office,
    "odt": _is_office,
    "pptx": _is_office,
    "xlsx": _is_office,
    "rtf": _begins_with(b"{\\rtf"),
    "txt": _is_text,
    "csv": _is_text,
}
"""How each allowed ending is recognised by content."""


def check_content(file: File[bytes]) -> None:
    """Raise ValidationError when the file is not what its name says."""
    ending = (file.name or "").rpartition(".")[2].lower()
    check = CONTENT.get(ending)
    file.seek(0)
    fits = check is None or check(file, file.read(HEAD))
    file.seek(0)
    if not fits:
        raise ValidationError(_("Filen er ikke en rigtig %(ending)s-fil, eller den er for stor.") % {"ending": ending})


def check_quota(user: Any, file: File[bytes]) -> None:
    """Raise ValidationError when a partner uploads more than one person can mean to."""
    if user is None or is_editor(user):
        return
    today, total = 0, file.size
    for model in (get_document_model(), get_image_model()):
        uploads = model.objects.filter(uploaded_by_user=user.pk)
        today += uploads.filter(created_at__gte=timezone.now() - timedelta(days=1)).count()
        total += uploads.aggregate(total=Sum("file_size"))["total"] or 0
    if today >= FILES_A_DAY:
        raise ValidationError(_("Du har lagt %(count)s filer op i dag. Prøv igen i morgen.") % {"count": today})
    if total > BYTES_IN_ALL:
        limit = filesizeformat(BYTES_IN_ALL)
        raise ValidationError(_("Dine filer fylder mere end %(limit)s. Slet nogle først.") % {"limit": limit})


class UploadForm:
    """What both forms share."""

    user: Any
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]
    changed_data: list[str]

    def drop_tags(self) -> None:
        """Leave the tags out: Wagtail suggests everybody's, and nothing here finds files by them."""
        self.fields.pop("tags", None)

    def clean_file(self) -> Any:
        """Refuse a file that is not what it says, or one too many."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            check_content(file)
            check_quota(self.user, file)
        return file


class DocumentForm(UploadForm, BaseDocumentForm):
    """The form of documents."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.drop_tags()


class ImageForm(UploadForm, BaseImageForm):
    """The form of images."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.drop_tags()

    def clean_file(self) -> Any:
        """Give a new picture a name that nobody can guess: pictures are served by name, also those of drafts."""
        file = super().clean_file()
        if file and "file" in self.changed_data:
            # In front: Wagtail cuts the end of long names.
            file.name = f"{get_random_string(SECRET_LENGTH)}-{file.name}"
        return file
