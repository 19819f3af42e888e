"""Contacts as Thunderbird exports them to CSV, in English, German, French, Spanish, Italian, Dutch, Portuguese.

Source: Thunderbird's export; its columns stand in one order, and some languages name two alike (the French Ville).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from netbook.domain.occasions import BIRTHDAY
from netbook.domain.records import ReadingOptions, Record
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import Heading, dates, key_of
from netbook.formats.tables.draft import Draft, Postal
from netbook.formats.tables.rows import Row

# A row a field.
_ROWS = """
given: First Name | Vorname | Prénom | Nombre | Nome | Voornaam | Primeiro nome
family: Last Name | Nachname | Nom de famille | Nom | Apellidos | Cognome | Achternaam | Último nome | Sobrenome
name: Display Name | Anzeigename | Nom à afficher | Nombre en pantalla | Nombre para mostrar | Nome visualizzato | Weergavenaam | Mostrar nome | Nome de exibição
alias: Nickname | Spitzname | Surnom | Apodo | Soprannome | Bijnaam | Apelido
email: Primary Email | Primäre E-Mail-Adresse | Adresse électronique principale | Dirección de correo electrónico principal | Correo electrónico principal | Email principale | Primair e-mailadres | E-mail primário
email 2: Secondary Email | Sekundäre E-Mail-Adresse | Adresse électronique secondaire | Dirección de correo electrónico secundaria | Correo electrónico secundario | Email secondaria | Secundair e-mailadres | E-mail secundário
phone work: Work Phone | Tel. dienstlich | Tél. professionnel | Teléfono (Trabajo) | Telefono lavoro | Telefoon werk | Fone de trabalho
phone home: Home Phone | Tel. privat | Tél. personnel | Teléfono (Casa) | Telefono casa | Telefoon thuis | Fone de casa
phone fax: Fax Number | Fax-Nummer | Fax | Numero fax | Faxnummer | Número de Fax
phone pager: Pager Number | Pager-Nummer | Pager | Buscapersonas | Numero cercapersone | Numero Pager | Número do Pager
phone mobile: Mobile Number | Mobil-Tel.-Nr. | Portable | Teléfono móvil | Numero cellulare | Mobiel nummer | Celular
home street: Home Address | Privat: Adresse | Adresse privée | Dirección personal | Indirizzo di casa | Huisadres | Endereço de casa
home street2: Home Address 2 | Privat: Adresse 2 | Adresse privée 2 | Dirección personal 2 | Indirizzo di casa 2 | Huisadres 2 | Endereço de casa 2
home city: Home City | Privat: Ort | Ville | Ciudad de residencia | Città di residenza | Woonplaats | Cidade de casa
home region: Home State | Privat: Bundesland | Pays/État | Provincia de residencia | Provincia di residenza | Provincie (thuis) | Estado de casa
home postcode: Home ZipCode | Privat: PLZ | Code postal | Código postal | CAP di residenza | Postcode (thuis) | CEP de casa
home country: Home Country | Privat: Land | Pays/Région (domicile) | Région | País de residencia | Nazione di residenza | Land (thuis) | País de casa
work street: Work Address | Dienstlich: Adresse | Adresse professionnelle | Dirección de trabajo | Indirizzo di lavoro | Werkadres | Endereço de trabalho
work street2: Work Address 2 | Dienstlich: Adresse 2 | Adresse professionnelle 2 | Dirección de trabajo 2 | Indirizzo di lavoro 2 | Werkadres 2 | Endereço de trabalho 2
work city: Work City | Dienstlich: Ort | Ville | Ciudad (Trabajo) | Città di lavoro | Plaats (werk) | Cidade de trabalho
work region: Work State | Dienstlich: Bundesland | Pays/État | Provincia (Trabajo) | Provincia di lavoro | Provincie (werk) | Estado de trabalho
work postcode: Work ZipCode | Dienstlich: PLZ | Code postal | Código postal (Trabajo) | CAP di lavoro | Postcode (werk) | CEP de trabalho
work country: Work Country | Dienstlich: Land | Pays/Région (bureau) | Région | País (Trabajo) | Nazione di lavoro | Land (werk) | País de trabalho
title: Job Title | Arbeitstitel | Profession | Puesto | Qualifica | Functie | Cargo
organisation: Organization | Organisation | Société | Organización | Organizzazione | Organisatie | Organização
url work: Web Page 1 | Webseite 1 | Site web 1 | Página web 1 | Pagina web 1 | Webpagina 1 | Página Web 1
url home: Web Page 2 | Webseite 2 | Site web 2 | Página web 2 | Pagina web 2 | Webpagina 2 | Página Web 2
year: Birth Year | Geburtsjahr | Année de naissance | Año de nacimiento | Anno di nascita | Geboortejaar | Ano de nascimento
month: Birth Month | Geburtsmonat | Mois | Mes de nacimiento | Mese di nascita | Geboortemaand | Mês de nascimento
day: Birth Day | Geburtstag | Jour | Día de nacimiento | Giorno di nascita | Geboortedag | Dia de nascimento
about: Notes | Notizen | Notas | Note | Notities
"""  # noqa: E501 - a table, a row a field
_KEYS = [
    (row.partition(": ")[0], [key_of(h) for h in row.partition(": ")[2].split(" | ")]) for row in _ROWS.split("\n")
]
_FIELDS: dict[str, list[str]] = defaultdict(list)
for _field, _keys in _KEYS:
    for _key in filter(None, _keys):
        _FIELDS[_key].append(_field)
_OWN = {"name", "alias", "email 2", "year", "month"}


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with the headings of Thunderbird."""
    return tables.heading_of(member, options, _worth) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of an export.

    Raises:
        Unreadable: it is damaged, or no such export.
    """
    return tables.people(member, options, "Thunderbird's CSV", _worth, _person)


def _worth(cells: Sequence[str]) -> int:
    fields = {field for field in _fields(tuple(map(key_of, cells))) if field}
    return len(fields) if "email" in fields and len(fields & _OWN) >= 2 else 0


@lru_cache(maxsize=64)
def _fields(keys: tuple[str, ...]) -> list[str]:
    """The field of each column, empty where it is none; of two of one name the first is home, the second work."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for key in keys:
        known = _FIELDS.get(key, [])
        found.append(known[seen[key]] if seen[key] < len(known) else "")
        seen[key] += 1
    return found


def _person(row: Row, heading: Heading, member: Member, options: ReadingOptions) -> Record:
    draft = Draft(options, member.name, row.line)
    parts: dict[str, tuple[str, str]] = {}
    for name, field, cell in zip(heading.names, _fields(heading.keys), row.cells, strict=True):
        kind, _, label = field.partition(" ")
        if not cell:
            continue
        if kind in ("given", "family", "name", "home", "work", "year", "month", "day"):
            parts[field] = name, cell
        elif kind == "phone":
            draft.phone(name, cell, label)
        elif kind == "url":
            draft.url(name, cell, label)
        elif kind == "email":
            draft.email(name, cell)
        elif kind == "alias":
            draft.alias(name, cell)
        elif field:
            draft.put(field, name, cell)
        else:
            draft.keep(name, cell)
    _name(draft, parts)
    _birthday(draft, parts)
    _addresses(draft, parts)
    return draft.record()


def _name(draft: Draft, parts: dict[str, tuple[str, str]]) -> None:
    """Given and family name, else the one that is shown; where that is another, it is one more name."""
    given, family = (parts.get(part, ("", ""))[1] for part in ("given", "family"))
    heading, shown = parts.get("name", ("Name", ""))
    draft.called(heading, f"{given} {family}".strip() or shown)
    draft.given, draft.family = draft.part(given), draft.part(family)
    words = set(draft.name.casefold().split())
    if shown and "@" not in shown and set(shown.replace(",", " ").casefold().split()) - words:
        draft.alias(heading, shown)


def _birthday(draft: Draft, parts: dict[str, tuple[str, str]]) -> None:
    """A birthday of three columns; the year may be missing."""
    found = [parts[part] for part in ("year", "month", "day") if part in parts]
    if not found:
        return
    year, month, day = (parts.get(part, ("", ""))[1] for part in ("year", "month", "day"))
    months = month.zfill(2) if month.isascii() and month.isdigit() else month
    said = f"{year.zfill(4)}-{month}-{day}" if year.strip("0") else f"--{months}-{day.zfill(2)}"
    try:
        draft.occasions.append((BIRTHDAY, dates.read_yearly(said, draft.options.calendar)))
    except Unreadable as problem:
        draft.remarks.append(problem.message)
        for name, cell in found:
            draft.keep(name, cell)


def _addresses(draft: Draft, parts: dict[str, tuple[str, str]]) -> None:
    for place in ("home", "work"):
        street, city, region, postcode, country, more = (
            parts.get(f"{place} {part}", ("", ""))[1]
            for part in ("street", "city", "region", "postcode", "country", "street2")
        )
        draft.lives(f"{place} address", Postal(street, city, region, postcode, country, (more,)), place)
