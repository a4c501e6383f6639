"""Presets know the headers of real exports."""

from pathlib import Path

import pytest

from kamctl.app.exchange.crm_import import preview
from kamctl.crm.problems import MappingError, UnclearFileError, UnknownMappingError

#: Header line, and a row of a contact in Jana Roth's words.
CONTACTS = {
    "salesforce, labels": (
        "salesforce",
        "Salutation,First Name,Last Name,Title,Department,Account Name,Mailing City,Phone,Email,Contact Owner",
        "Ms.,Jana,Roth,Head of Purchasing,,Acme,Lyon,+33 4 1,j.roth@acme.example,Sabine Bauer",
    ),
    "salesforce, names of the API": (
        "salesforce",
        "Id,FirstName,LastName,Title,Account.Name,Phone,Email,Owner.Email",
        "003A,Jana,Roth,Head of Purchasing,Acme,+33 4 1,j.roth@acme.example,s.bauer@example.com",
    ),
    "salesforce, upper case": (
        "salesforce",
        "ID,FIRSTNAME,LASTNAME,TITLE,ACCOUNT.NAME,PHONE,EMAIL",
        "003A,Jana,Roth,Head of Purchasing,Acme,+33 4 1,j.roth@acme.example",
    ),
    "hubspot, English": (
        "hubspot",
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Associated Company",
        "51,Jana,Roth,j.roth@acme.example,+33 4 1,Sabine Bauer,Head of Purchasing,Acme",
    ),
    "hubspot, German": (
        "hubspot",
        (
            "Datensatz-ID;Vorname;Nachname;E-Mail;Telefonnummer;Zuständiger Mitarbeiter für Kontakt;Jobtitel;"
            "Zugeordnetes Unternehmen"
        ),
        "51;Jana;Roth;j.roth@acme.example;+33 4 1;Sabine Bauer;Abteilungsleiterin Einkauf;Acme",
    ),
    "dynamics": (
        "dynamics",
        (
            "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,Full Name,First Name,Last Name,Job Title,"
            "Company Name,Email,Business Phone,Owner"
        ),
        "7c,x=,Jana Roth,Jana,Roth,Head of Purchasing,Acme,j.roth@acme.example,+33 4 1,Sabine Bauer",
    ),
    "dynamics, logical names": (
        "dynamics",
        "contactid\tfullname\tjobtitle\tparentcustomerid\temailaddress1\ttelephone1",
        "7c\tJana Roth\tHead of Purchasing\tAcme\tj.roth@acme.example\t+33 4 1",
    ),
}
ACCOUNTS = {
    "salesforce, labels": ("salesforce", "Account Name,Account Number,Industry,Account Owner", "Acme,4711,Bicycles,S"),
    "salesforce, names of the API": ("salesforce", "Id,Name,AccountNumber,Industry,Owner.Name", "001,Acme,4711,Bicycles,S"),
    "salesforce, upper case": ("salesforce", "ID,NAME,ACCOUNTNUMBER,INDUSTRY", "001,Acme,4711,Bicycles"),
    "hubspot, English": ("hubspot", "Record ID,Company name,Customer number,Industry", "9,Acme,4711,Bicycles"),
    "hubspot, German": ("hubspot", "Datensatz-ID;Unternehmensname;Kundennummer;Branche", "9;Acme;4711;Bicycles"),
    "dynamics": ("dynamics", "Account Name,Account Number,Main Phone,Industry", "Acme,4711,+33,Bicycles"),
    "dynamics, logical names": ("dynamics", "accountid,name,accountnumber,industrycode", "1,Acme,4711,Bicycles"),
}  # fmt: skip


def understood(tmp_path: Path, preset: str, *lines: str, encoding: str = "utf-8"):
    file = tmp_path / "export.csv"
    file.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return preview(tmp_path, file, preset)


@pytest.mark.parametrize("case", CONTACTS.values(), ids=CONTACTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_contacts_are_understood(tmp_path, case, encoding):
    preset, header, row = case
    kind, [entry] = understood(tmp_path, preset, header, row, encoding=encoding)
    assert kind == "contacts"
    assert entry.why_not == ""
    assert entry.account == "Acme"
    assert entry.fields["name"] == "Jana Roth"
    assert (entry.fields["email"], entry.fields["phone"]) == ("j.roth@acme.example", "+33 4 1")
    assert entry.told == {"level": "director", "function": "purchasing"}


@pytest.mark.parametrize("case", ACCOUNTS.values(), ids=ACCOUNTS)
def test_accounts_are_understood(tmp_path, case):
    kind, [entry] = understood(tmp_path, *case)
    assert kind == "accounts"
    assert (entry.account, entry.numbers, entry.fields["segment"]) == ("Acme", ("4711",), "Bicycles")


TITLES = {
    "CEO": ("president", "general management"),
    "Vice President Sales": ("vice-president", "sales"),
    "Assistant to the President": ("specialist", "general management"),
    "Chief Financial Officer": ("vice-president", "finance"),
    "Einkaufsleiterin": ("manager", "purchasing"),
    "Strategischer Einkäufer": ("specialist", "purchasing"),
    "Geschäftsführer": ("president", "general management"),
    "Directeur des achats": ("director", "purchasing"),
    "Director General": ("president", "general management"),
    "Supply Chain Manager": ("manager", "operations"),
}


@pytest.mark.parametrize(("title", "told"), TITLES.items())
def test_a_job_title_tells_level_and_function(tmp_path, title, told):
    _, [entry] = understood(
        tmp_path, "salesforce", "First Name,Last Name,Title,Account Name", f"J,Roth,{title},Acme"
    )
    assert (entry.told.get("level"), entry.told.get("function")) == told


def test_an_unclear_title_is_refused_and_the_users_mapping_comes_first(tmp_path):
    rows = ("Who,Job,Company", "Jana Roth,Wizard,Acme", "Tom Ruiz,CEO,Acme")
    (tmp_path / "ours.yaml").write_text(
        "contacts: {name: Who, title: Job, account: Company}\nlevels: {specialist: [ceo]}\n"
    )
    _, [wizard, ceo] = understood(tmp_path, "ours.yaml", *rows)
    assert wizard.why_not.startswith("its title `Wizard` tells no level and no function")
    assert (ceo.told["level"], ceo.row.line) == ("specialist", 3)


WRONG = {
    "contact: {name: Who}": "`contact` is not a field",
    "contacts: {titel: Job}": "`titel` is not a field",
    "levels: {boss: [ceo]}": "`boss` is not a level",
    "contacts: {name: {a: b}}": "is not a list of texts",
    "contacts: [": "ours.yaml: ",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_a_wrong_mapping_is_reported_with_its_place_and_a_way_out(tmp_path, text, message):
    (tmp_path / "ours.yaml").write_text(text)
    with pytest.raises(MappingError, match=message) as caught:
        understood(tmp_path, "ours.yaml", "Who", "Jana Roth")
    assert caught.value.help


def test_an_export_without_names_and_one_that_is_not_a_table_are_reported(tmp_path):
    for lines, message in {
        (
            "City,Zip",
            "Lyon,69001",
        ): "no column is known as the name of an account or of a person: City and Zip",
        ("",): "the file is empty",
        ("Name,Name", "a,b"): "two columns are called Name",
        ("Name,Industry", "Acme,Bikes,and more"): "line 2 has 3 cells, the header 2",
    }.items():
        with pytest.raises(UnclearFileError, match=message):
            understood(tmp_path, "salesforce", *lines)
    with pytest.raises(UnknownMappingError, match="there is no mapping sugar"):
        understood(tmp_path, "sugar", "Name", "Acme")
