"""Types into cells of a workbook in a LibreOffice that listens on a pipe, saves it and quits.

Run by the system's Python, which has the bridge: PIPE SOURCE TARGET CELLS, the last as JSON.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):  # until it listens
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001 - it says so by one class or another
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not listen")


def main(pipe, source, target, cells):
    office = desktop(pipe)
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = office.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (hidden,))
    for sheet, key, heading, text in json.loads(cells):
        page = document.Sheets.getByName(sheet)
        at = next(i for i in range(60) if page.getCellByPosition(i, 0).String == heading)
        line = next(i for i in range(1, 500) if page.getCellByPosition(1, i).String == key)
        page.getCellByPosition(at, line).setFormula(text)
    how = PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML")
    document.storeToURL(uno.systemPathToFileUrl(target), (how,))
    document.close(True)
    office.terminate()


main(*sys.argv[1:])
