"""The names of columns in other systems' exports.

They are those of SAP, Salesforce, HubSpot, Dynamics, DATEV, QuickBooks and Xero, and plain English, German,
French and Spanish. Case, blanks and punctuation do not matter; the first name that a file has wins.
"""

from __future__ import annotations

import re
import unicodedata

from kamctl.model.ledger import SourceKind

#: By source kind and role, best first. Headers that may mean something else (a gross amount) are left out.
KNOWN: dict[SourceKind, dict[str, str]] = {
    "sales": {
        "customer": """
            customer number, customer no, customer id, customer key, customer code,
            customer, sold-to party, sold to, kunnr, kunag, payer, account number, account
            id, accountid, associated company id, company id, reseller key, client id,
            client number, client, contact name, contact id, name, debtor, debtor number,
            kundennummer, kunden-nr, kundennr, kunde, auftraggeber, debitor,
            debitorennummer, konto, numéro client, no client, code client, compte client,
            número de cliente, código cliente, cliente
        """,
        "date": """
            invoice date, billing date, fkdat, order date, posting date, budat, document
            date, transaction date, txn date, close date, closedate, actual close date,
            date, rechnungsdatum, fakturadatum, belegdatum, buchungsdatum, datum, date de
            facture, date facture, date de commande, fecha de factura, fecha factura, fecha
        """,
        "revenue": """
            net amount, net value, netwr, net sales, net revenue, sales amount, line amount,
            line total, extended amount, extended price, revenue, sales, amount, total
            price, totalprice, netto, nettobetrag, nettoumsatz, nettowert, umsatz, erlös,
            betrag, montant ht, total ht, chiffre d'affaires, montant, importe neto, base
            imponible, ventas, importe
        """,
        "cost": """
            total product cost, cost of goods sold, cogs, wavwr, total cost, cost amount,
            line cost, cost, einstandswert, wareneinsatz, materialkosten, kosten,
            einkaufswert, coût total, coût, coût d'achat, coste total, coste, costo
        """,
        "order": """
            sales order number, sales order, order number, order no, order id, aubel, vbeln,
            invoice number, invoice no, document number, order, num, auftragsnummer,
            bestellnummer, belegnummer, rechnungsnummer, belegfeld 1, numéro de commande,
            numéro de facture, número de pedido, número de factura, pedido
        """,
        "product": """
            product number, product id, product key, product code, item number, item no,
            item code, material, matnr, sku, stock code, product, item, inventory item code,
            artikelnummer, artikel, materialnummer, produit, référence, code article,
            producto, referencia, artículo
        """,
        "quantity": """
            order quantity, invoiced quantity, quantity, qty, fkimg, units, menge, anzahl,
            stück, quantité, qté, cantidad
        """,
        "currency": """
            currency code, currency, waerk, currency iso code, währung, wkz umsatz, devise,
            moneda, divisa
        """,
    },
    "receivables": {
        "customer": """
            debtor, debtor number, customer number, customer id, customer, kunnr, account
            number, debitor, debitorennummer, kundennummer, konto, compte client, code
            client, cliente
        """,
        "as_of": """
            as of, snapshot, snapshot date, key date, report date, stichtag, date d'arrêté,
            fecha de corte
        """,
        "due": """
            due date, net due date, due, faedt, fälligkeit, fällig am, échéance, date
            d'échéance, vencimiento, fecha de vencimiento
        """,
        "amount": """
            open amount, amount due, open balance, balance due, outstanding, dmbtr, amount,
            offener betrag, offen, saldo, solde, montant dû, importe pendiente
        """,
        "currency": "currency, currency code, waers, währung, devise, moneda",
    },
    "activities": {
        "customer": """
            client, customer, customer number, customer id, account id, account number,
            company id, kunde, kundennummer, client id, cliente
        """,
        "date": """
            closed, closed date, completed, date, activity date, created date, datum,
            erledigt am, fecha
        """,
        "activity": """
            activity, activity type, ticket type, case type, type, art, tätigkeit, activité,
            actividad, tipo
        """,
        "quantity": "hours, duration hours, quantity, qty, stunden, menge, heures, horas",
    },
}


def plain(name: str) -> str:
    """Return a header without case, accents, blanks and punctuation."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    decomposed = unicodedata.normalize("NFKD", spaced.casefold())
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def known_as(names: list[str], kind: SourceKind) -> dict[str, str]:
    """Return the known header of each role of a source kind; no header is used twice."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    found: dict[str, str] = {}
    for role, candidates in KNOWN[kind].items():
        for candidate in candidates.split(","):
            known = by_plain.get(plain(candidate))
            if known is not None and known not in found.values():
                found[role] = known
                break
    return found
