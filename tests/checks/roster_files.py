"""One roster of sixty children, and the files in which other programs write it. Nothing but Python's own library, always the same bytes."""
import datetime as dt
import io
import random
import re
import zipfile
from xml.sax.saxutils import escape

HEAD = ["序号", "村(居)", "姓名", "性别", "民族", "出生日期", "公民身份证号码", "是否登记户口", "身体情况", "就学情况", "是否寄宿",
        "父亲姓名", "父亲务工地点", "父亲电话", "母亲姓名", "母亲务工地点", "母亲电话", "外出情形", "受委托监护人", "与儿童关系",
        "受委托监护人电话", "监护类型", "救助帮扶", "现居住地", "备注"]
DATE, NUMBER, PHONES = HEAD.index("出生日期"), HEAD.index("序号"), [HEAD.index("父亲电话"), HEAD.index("母亲电话"), HEAD.index("受委托监护人电话")]
GIVEN = "梓涵雨桐欣怡浩然子轩宇航诗佳琪俊杰思源明雅静建国志强晓燕海波丽娜春梅"
MAIN, REL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRICT, STRICT_REL = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"


def id_number(birth, sequence):
    body = f"150302{birth:%Y%m%d}{sequence:03d}"
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]


def children(count=60):
    rng, rows = random.Random(71), []
    name = lambda surname: surname + "".join(rng.sample(GIVEN, 2))
    for i in range(count):
        birth = dt.date(2004, 9, 5) + dt.timedelta(days=i * 45)
        male, village = i % 2, ("新地村", "团结新村", "和平社区")[i % 3]
        carer = i % 5 != 4
        rows.append([str(i + 1), village, name(rng.choice("王李张刘陈")), "男" if male else "女", "汉族", birth.isoformat(), id_number(birth, 100 + 2 * i + male), "是",
                     ("健康", "残疾", "患病")[i % 3], "小学", "否", name("赵"), "陕西省榆林市", f"139{i:08d}", name("钱"), "北京市", f"158{i:08d}", "父母双方外出",
                     name("孙") if carer else "", ("祖父", "外祖母", "姑母")[i % 3] if carer else "", f"150{i:08d}" if carer else "",
                     ("监护情况较好", "监护情况一般")[i % 2] if carer else "无人监护", ("", "临时救助、医疗救助")[i % 2], village + "3组", "备注一\n备注二" if i == 7 else ""])
    return rows


def table(rows):
    """With title, unit line and signatures, as a township sends it."""
    return [["农村留守儿童花名册"], ["填报单位(盖章):海勃湾区民政局", "", "", "", "填报日期:2016年7月31日"], HEAD, *rows, ["单位负责人(签名):", "", "", "填表人(签名):"]]


def column(at):
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)


def package(sheets, shared=None, styles="", properties="", main=MAIN, rel=REL, prefix="", names=("花名册",)):
    """The zip around sheet XML (whole worksheet elements)."""
    out, p = io.BytesIO(), prefix + ":" if prefix else ""
    ns = f' xmlns{":" + prefix if prefix else ""}="{main}"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        def put(path, text):
            info = zipfile.ZipInfo(path, (2016, 7, 31, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text if isinstance(text, bytes) else head + text)
        put("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
            + (f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>' if shared is not None else "")
            + "".join(f'<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="{TYPE}.worksheet+xml"/>' for i in range(len(sheets))) + "</Types>")
        put("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        listed = "".join(f'<{p}sheet name="{escape(names[i])}" sheetId="{i + 1}" r:id="rId{i + 1}"/>' for i in range(len(sheets)))
        put("xl/workbook.xml", f'<{p}workbook{ns} xmlns:r="{rel}"><{p}workbookPr {properties}/><{p}sheets>{listed}</{p}sheets></{p}workbook>')
        links = "".join(f'<Relationship Id="rId{i + 1}" Type="{rel}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(len(sheets)))
        links += f'<Relationship Id="rId90" Type="{rel}/styles" Target="styles.xml"/>' + (f'<Relationship Id="rId91" Type="{rel}/sharedStrings" Target="/xl/sharedStrings.xml"/>' if shared is not None else "")
        put("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>')
        put("xl/styles.xml", f'<{p}styleSheet{ns}>' + (styles or f'<{p}cellXfs count="3"><{p}xf numFmtId="0"/><{p}xf numFmtId="14"/><{p}xf numFmtId="49"/></{p}cellXfs>') + f"</{p}styleSheet>")
        if shared is not None:
            put("xl/sharedStrings.xml", f'<{p}sst{ns}>{shared}</{p}sst>')
        for i, sheet in enumerate(sheets):
            put(f"xl/worksheets/sheet{i + 1}.xml", sheet)
    return out.getvalue()


def workbook(rows, strings="shared", references=True, dates="text", base1904=False, numbers=False, rich=False, formulas=False, hidden=(), merged=True, strict=False,
             prefix="", spans=False, empty=0, extra=()):
    """strings: shared, inline or str (a formula's text); dates: text, number; numbers: 序号 and phones as numbers."""
    p, shared, index, lines = prefix + ":" if prefix else "", [], {}, []

    def cell(r, c, text):
        at = f' r="{column(c)}{r}"' if references else ""
        if text == "":
            return f'<{p}c{at} s="0"/>' if not references or strings == "inline" else ""
        if dates == "number" and c == DATE and text[:2] == "20":
            day = (dt.date.fromisoformat(text) - (dt.date(1904, 1, 1) if base1904 else dt.date(1899, 12, 30))).days
            return f'<{p}c{at} s="1"><{p}v>{day}</{p}v></{p}c>'
        if numbers and (c == NUMBER or c in PHONES) and text.isdigit():
            return f'<{p}c{at}><{p}v>{text if c == NUMBER else f"{float(text):.11E}" if r % 2 else text}</{p}v></{p}c>'
        if formulas and c in (2, 5, 23):
            return f'<{p}c{at} t="str"><{p}f>INDEX(Sheet2!A:A,{r})</{p}f><{p}v>{escape(text)}</{p}v></{p}c>'
        if strings == "str":
            return f'<{p}c{at} t="str"><{p}v>{escape(text)}</{p}v></{p}c>'
        if strings == "inline":
            return f'<{p}c{at} t="inlineStr"><{p}is><{p}t xml:space="preserve">{escape(text)}</{p}t></{p}is></{p}c>'
        if text not in index:
            index[text] = len(shared)
            middle = len(text) // 2
            run = f'<{p}r><{p}rPr><{p}b/></{p}rPr><{p}t xml:space="preserve">{escape(text[:middle])}</{p}t></{p}r><{p}r><{p}t xml:space="preserve">{escape(text[middle:])}</{p}t></{p}r>'
            phonetic = f'<{p}rPh sb="0" eb="1"><{p}t>pin</{p}t></{p}rPh><{p}phoneticPr fontId="1"/>'
            shared.append(f"<{p}si>{run + phonetic if rich and middle else f'<{p}t xml:space=' + chr(34) + 'preserve' + chr(34) + f'>{escape(text)}</{p}t>'}</{p}si>")
        return f'<{p}c{at} s="2" t="s"><{p}v>{index[text]}</{p}v></{p}c>'

    for r, row in enumerate(rows, 1):
        cells = "".join(cell(r, c, text) for c, text in enumerate(row))
        more = (f' r="{r}"' if references else "") + (' hidden="1"' if r in hidden else "") + (f' spans="1:{len(HEAD)}" ht="14.25" customHeight="1"' if spans else "")
        lines.append(f"<{p}row{more}>{cells}</{p}row>")
    for r in range(len(rows) + 1, len(rows) + 1 + empty):
        lines.append(f'<{p}row r="{r}" s="1" customFormat="1"><{p}c r="A{r}" s="1"/><{p}c r="B{r}" s="1"/></{p}row>')
    main = STRICT if strict else MAIN
    ns = f' xmlns{":" + prefix if prefix else ""}="{main}"'
    merge = f'<{p}mergeCells count="1"><{p}mergeCell ref="A1:{column(len(HEAD) - 1)}1"/></{p}mergeCells>' if merged else ""
    sheet = f'<{p}worksheet{ns}><{p}sheetData>{"".join(lines)}</{p}sheetData>{merge}</{p}worksheet>'
    return package([sheet, *extra], "".join(shared) if shared else None, properties='date1904="1"' if base1904 else "", main=main, rel=STRICT_REL if strict else REL, prefix=prefix,
                   names=("花名册", "说明", "其他"))


def two_row_headings(rows):
    """父亲 over 姓名, 务工地点, 电话; the fields of the child over one another."""
    upper, lower = list(HEAD), [""] * len(HEAD)
    for start, who, below in ((11, "父亲", ("姓名", "务工地点", "电话")), (14, "母亲", ("姓名", "务工地点", "电话")), (18, "受委托监护人", ("姓名", "与儿童关系", "电话"))):
        for i, heading in enumerate(below):
            upper[start + i], lower[start + i] = who if i == 0 else "", heading
    out = table(rows)
    return out[:2] + [upper, lower] + out[3:]


def rewritten(content, change=lambda name, text: text, rename=lambda name: name, encoding="utf-8", stream=False, stored=False, add=()):
    """The same package from another hand: parts changed, renamed, in another encoding; written to a pipe (sizes behind the data)."""
    class Pipe(io.RawIOBase):
        out = io.BytesIO()
        def __init__(self): self.out = io.BytesIO()
        def writable(self): return True
        def write(self, data): return self.out.write(data)
    pipe = Pipe() if stream else io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(pipe, "w", method) as z:
        parts = [(name, source.read(name).decode()) for name in source.namelist()] + list(add)
        for name, text in parts:
            text = change(name, text)
            if encoding != "utf-8":
                text = text.replace('encoding="UTF-8"', 'encoding="UTF-16"') if encoding.startswith("utf-16") else text
            info = zipfile.ZipInfo(rename(name), (2016, 7, 31, 0, 0, 0))
            info.compress_type = method
            z.writestr(info, text.encode(encoding))
    return (pipe.out if stream else pipe).getvalue()


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def excel_furniture(name, text):
    """Frozen panes, column widths, a hidden column, a filter, a table, a comment, conditional formats: what people do in Excel."""
    if name == SHEET:
        text = text.replace("<sheetData>", '<sheetPr filterMode="1"/><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"><pane xSplit="3" ySplit="3" topLeftCell="D4" state="frozen"/></sheetView></sheetViews>'
                            '<sheetFormatPr defaultRowHeight="14"/><cols><col min="5" max="5" width="0" hidden="1" customWidth="1"/></cols><sheetData>', 1)
        text = text.replace("</sheetData>", '</sheetData><autoFilter ref="A3:Y63"><filterColumn colId="3"><filters><filter val="男"/></filters></filterColumn></autoFilter>', 1)
        text = text.replace("</worksheet>", '<conditionalFormatting sqref="C4:C63"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="D4:D63">'
                            '<formula1>"男,女"</formula1></dataValidation></dataValidations><tableParts count="1"><tablePart xmlns:r="' + REL + '" r:id="rId1"/></tableParts></worksheet>')
    return text


FURNITURE = [("xl/worksheets/_rels/sheet1.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="' + REL + '/table" Target="../tables/table1.xml"/>'
              '<Relationship Id="rId2" Type="' + REL + '/comments" Target="../comments1.xml"/></Relationships>'),
             ("xl/tables/table1.xml", f'<table xmlns="{MAIN}" id="1" name="花名册" displayName="花名册" ref="A3:Y63"><tableColumns count="1"><tableColumn id="1" name="序号"/></tableColumns></table>'),
             ("xl/comments1.xml", f'<comments xmlns="{MAIN}"><authors><author>民政</author></authors><commentList><comment ref="C4" authorId="0"><text><t>待核实</t></text></comment></commentList></comments>')]


def dated(code, builtin=0):
    """Birth dates as numbers under a number format."""
    escaped = escape(code, {'"': "&quot;"})
    formats = f'<numFmts count="1"><numFmt numFmtId="176" formatCode="{escaped}"/></numFmts>' if code else ""
    return lambda name, text: text.replace("<cellXfs", formats + "<cellXfs").replace('<xf numFmtId="14"/>', f'<xf numFmtId="{builtin or 176}"/>') if name == "xl/styles.xml" else text


def cells(pattern, replacement):
    return lambda name, text: re.sub(pattern, replacement, text) if name == SHEET else text


def delimited(rows, separator, encoding):
    quote = lambda text: '"' + text.replace('"', '""') + '"' if any(c in text for c in separator + '"\r\n') else text
    text = "\r\n".join(separator.join(quote(cell) for cell in row) for row in rows) + "\r\n"
    return text.encode(encoding)


def all_files():
    rows = children()
    whole, empty = table(rows), f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    moved = [[row[i] for i in reversed(range(len(HEAD)))] for row in [HEAD, *rows]]
    return {
        "shared.xlsx": workbook(whole),                                                               # Excel, LibreOffice
        "wps.xlsx": workbook(whole, spans=True, numbers=True, dates="number", extra=(empty, empty)),  # spans, empty sheets behind
        "inline.xlsx": workbook(whole, strings="inline"),                                             # POI
        "constant-memory.xlsx": workbook(whole, strings="inline", references=False, merged=False),    # streaming writers
        "strict.xlsx": workbook(whole, strict=True),
        "prefixed.xlsx": workbook(whole, prefix="x", strings="inline"),
        "rich.xlsx": workbook(whole, rich=True),
        "true-dates.xlsx": workbook(whole, dates="number"),
        "1904.xlsx": workbook(whole, dates="number", base1904=True),
        "numbers.xlsx": workbook(whole, numbers=True),
        "formulas.xlsx": workbook(whole, formulas=True),
        "hidden.xlsx": workbook(whole, hidden=range(5, 60, 7)),
        "two-rows.xlsx": workbook(two_row_headings(rows)),
        "other-order.xlsx": workbook(moved, merged=False),
        "empty-rows.xlsx": workbook(whole, empty=2000),
        "sheetjs.xlsx": workbook(whole, strings="str"),
        "excel.xlsx": rewritten(workbook(whole), excel_furniture, add=FURNITURE),
        "absolute.xlsx": rewritten(workbook(whole), lambda name, text: text.replace('Target="worksheets/', 'Target="/xl/worksheets/').replace('Target="xl/', 'Target="/xl/')),
        "bom.xlsx": rewritten(workbook(whole), encoding="utf-8-sig"),
        "utf16.xlsx": rewritten(workbook(whole), encoding="utf-16"),
        "pipe.xlsx": rewritten(workbook(whole, strings="inline"), stream=True),
        "stored.xlsx": rewritten(workbook(whole), stored=True),
        "backslashes.xlsx": rewritten(workbook(whole), rename=lambda name: name.replace("/", "\\")),
        "capitals.xlsx": rewritten(workbook(whole), rename=lambda name: name.replace("xl/sharedStrings", "xl/SharedStrings")),
        "other-names.xlsx": rewritten(workbook(whole), lambda name, text: text.replace("workbook.xml", "book2.xml"), lambda name: name.replace("workbook.xml", "book2.xml")),
        "chinese-dates.xlsx": rewritten(workbook(whole, dates="number"), dated('yyyy"年"m"月"d"日"')),
        "local-dates.xlsx": rewritten(workbook(whole, dates="number"), dated("[$-804]yyyy\\-mm\\-dd;@")),
        "builtin-dates.xlsx": rewritten(workbook(whole, dates="number"), dated("", 31)),
        "long-dates.xlsx": rewritten(workbook(whole, dates="number"), dated("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@")),
        "iso-dates.xlsx": rewritten(workbook(whole, strings="inline"), cells(r't="inlineStr"><is><t xml:space="preserve">(20\d\d-\d\d-\d\d)</t></is>', r't="d"><v>\1T00:00:00</v>')),
        "booleans.xlsx": rewritten(workbook(whole, strings="inline"), lambda name, text: cells(r't="inlineStr"><is><t xml:space="preserve">否</t></is>', 't="b"><v>0</v>')(
            name, cells(r't="inlineStr"><is><t xml:space="preserve">是</t></is>', 't="b"><v>1</v>')(name, text))),
        "carriage-returns.xlsx": rewritten(workbook(whole, strings="inline"), cells("备注一\n", "备注一_x000D_\n")),
        "alternate.xlsx": rewritten(workbook(whole), lambda name, text: text.replace("<sheets>", '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"/></mc:AlternateContent><sheets>') if name == BOOK else text),
        "utf16be.csv": b"\xfe\xff" + delimited(whole, ",", "utf-16-be"),
        "named-separator.csv": delimited([["sep=;"]], ";", "utf-8-sig") + delimited(whole, ";", "utf-8"),
        "unix.csv": delimited(whole, ",", "utf-8").replace(b"\r\n", b"\n"),
        "macintosh.csv": delimited(whole, ",", "gb18030").replace(b"\r\n", b"\r"),
        "line-ends.csv": delimited([[cell.replace("\n", "\r\n") for cell in row] for row in whole], ",", "utf-8-sig"),
        "all-quoted.csv": "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in whole).encode("utf-8-sig"),
        "gb-semicolon.csv": delimited(whole, ";", "gb18030"),
        "utf8.csv": delimited(whole, ",", "utf-8"),
        "bom.csv": delimited(whole, ",", "utf-8-sig"),
        "gb18030.csv": delimited(whole, ",", "gb18030"),
        "utf16.csv": delimited(whole, "\t", "utf-16"),
        "semicolon.csv": delimited(whole, ";", "utf-8"),
        "tab.tsv": delimited(whole, "\t", "gb18030"),
    }
