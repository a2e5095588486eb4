"""An author in words."""

from __future__ import annotations

from newsx.record import Author


def name_and_role(author: Author) -> str:
    """An author with role and organization.

    >>> name_and_role(Author(name="Ann Roe", role="AP Maritime Writer", organization="AP"))
    'Ann Roe, AP Maritime Writer'
    """
    return ", ".join(filter(None, [author.name, role_and_organization(author)]))


def role_and_organization(author: Author) -> str:
    """An author's role and organization, the latter only if the role does not name it; an empty string if there are neither.

    >>> role_and_organization(Author(name="Ann Roe", role="Maritime Writer", organization="AP"))
    'Maritime Writer, AP'
    """
    role, organization = author.role or "", author.organization or ""
    return ", ".join(filter(None, [role, organization if organization not in role else ""]))
