"""The shipped presentation: a theme, a master, and the two layouts that slides use."""

from __future__ import annotations

from functools import cache

from kamctl.views.documents.archive import archive
from kamctl.views.documents.package import RELATIONS, content_types, part, relations

_INCH = 914400
WIDE, TALL = 12192000, 6858000
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NAMES = f'{_A} xmlns:r="{RELATIONS}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
#: The colours of the theme, in the order that the format requires.
_COLOURS = {
    "dk1": "1C2430", "lt1": "FFFFFF", "dk2": "5C6675", "lt2": "F4F6F8", "accent1": "1F4B73", "accent2": "2B6A45",
    "accent3": "8A5A00", "accent4": "9C2F2F", "accent5": "D8DDE4", "accent6": "DBE6F0", "hlink": "1F4B73",
    "folHlink": "5C6675",
}  # fmt: skip
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _box(x: float, y: float, width: float, height: float) -> str:
    places = [round(one * _INCH) for one in (x, y, width, height)]
    return (
        f'<a:xfrm><a:off x="{places[0]}" y="{places[1]}"/><a:ext cx="{places[2]}" cy="{places[3]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _placeholder(
    id_: int, kind: str, box: str, style: str, text: str, *, anchor: str = "t", idx: int = 0
) -> str:
    at = f' idx="{idx}"' if idx else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{kind} {id_}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _level(size: int, colour: str, font: str = "+mn-lt", *, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{size * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="{font}"/></a:defRPr></a:lvl1pPr>'
    )


def _bar(id_: int, box: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="line {id_}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box}'
        f'<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _margin(first: int) -> str:
    """Return the footer of a slide: its text, and the slide's number."""
    number = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:t>‹#›</a:t></a:fld>'
    return _placeholder(
        first, "ftr", _box(0.6, 7.02, 10.5, 0.28), _level(10, "tx2"), "", idx=11
    ) + _placeholder(
        first + 1, "sldNum", _box(11.5, 7.02, 1.23, 0.28), _level(10, "tx2", align="r"), number, idx=12
    )


def _master() -> str:
    title = _placeholder(
        2, "title", _box(0.6, 0.45, 12.13, 0.75), "", "<a:r><a:t>Title</a:t></a:r>", anchor="b"
    )
    body = _placeholder(3, "body", _box(0.6, 1.6, 12.13, 5.2), "", "<a:r><a:t>Text</a:t></a:r>", idx=1)
    mapped = (
        'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
    )
    styles = (
        f"<p:titleStyle>{_level(26, 'tx1', '+mj-lt', bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{_level(18, 'tx1')}</p:bodyStyle><p:otherStyle/>"
    )
    return part(
        f'<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
        f"</p:bgPr></p:bg><p:spTree>{_TREE}{title}{body}{_margin(4)}</p:spTree></p:cSld><p:clrMap {mapped}/>"
        '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
        f"</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def _layout(kind: str, name: str, shapes: str) -> str:
    return part(
        f'<p:sldLayout {_NAMES} type="{kind}" preserve="1"><p:cSld name="{name}"><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _title_layout() -> str:
    title = _placeholder(
        2, "ctrTitle", _box(0.9, 1.7, 11.5, 2.3), _level(40, "tx1", "+mj-lt", bold=True), "", anchor="b"
    )
    sub = _placeholder(3, "subTitle", _box(0.9, 4.25, 11.5, 1.6), _level(18, "tx2"), "", idx=1)
    lines = _bar(4, _box(0, 0, WIDE / _INCH, 0.16)) + _bar(5, _box(0.9, 4.1, 1.4, 0.04))
    return _layout("title", "Title", lines + title + sub + _margin(6))


def _content_layout() -> str:
    title = _placeholder(2, "title", _box(0.6, 0.45, 12.13, 0.75), "", "", anchor="b")
    return _layout("titleOnly", "Content", _bar(3, _box(0.6, 1.3, 12.13, 0.028)) + title + _margin(4))


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())

    def font(kind: str, face: str) -> str:
        return f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'

    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{plain}<a:prstDash val="solid"/></a:ln>'
    return part(
        f'<a:theme {_A} name="kamctl"><a:themeElements><a:clrScheme name="kamctl">{colours}</a:clrScheme>'
        f'<a:fontScheme name="kamctl">{font("majorFont", "Georgia")}{font("minorFont", "Arial")}</a:fontScheme>'
        f'<a:fmtScheme name="kamctl"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _content_types() -> str:
    kinds = {
        "presentation": "presentationml.presentation.main", "slideMasters/slideMaster1": "presentationml.slideMaster",
        "slideLayouts/slideLayout1": "presentationml.slideLayout", "slideLayouts/slideLayout2": "presentationml.slideLayout",
        "theme/theme1": "theme",
    }  # fmt: skip
    return content_types({f"ppt/{name}": f"officedocument.{kind}" for name, kind in kinds.items()})


@cache
def shipped() -> bytes:
    """Return the presentation without slides: 16:9, with a title layout and one for all other slides."""
    presentation = (
        f'<p:presentation {_NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{WIDE}" cy="{TALL}"/><p:notesSz cx="{TALL}" cy="9144000"/></p:presentation>'
    )
    return archive({
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": part(presentation),
        "ppt/_rels/presentation.xml.rels": relations(("slideMaster", "slideMasters/slideMaster1.xml")),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("slideLayout", "../slideLayouts/slideLayout2.xml"),
            ("theme", "../theme/theme1.xml"),
        ),
        "ppt/slideLayouts/slideLayout1.xml": _title_layout(),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/slideLayouts/slideLayout2.xml": _content_layout(),
        "ppt/slideLayouts/_rels/slideLayout2.xml.rels": relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/theme/theme1.xml": _theme(),
    })  # fmt: skip
