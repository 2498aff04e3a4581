#!/usr/bin/python3
"""Makes resources/samples/roster.xlsx: a roster of made-up children in the villages of Haibowan, as a township would send it.

The program never runs this; the workbook is kept in the repository. All persons are invented, ID numbers end in the sequence
numbers 900 and above, phones begin with 154, which no operator gives out. Needs python3-openpyxl."""
import datetime as dt
import os
import random

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

HEAD = {"序号": 6, "村(居)": 13, "姓名": 10, "性别": 6, "民族": 9, "出生日期": 12, "公民身份证号码": 21, "是否登记户口": 8, "身体情况": 9, "就学情况": 9,
        "是否寄宿": 8, "父亲姓名": 10, "父亲务工地点": 18, "父亲电话": 13, "母亲姓名": 10, "母亲务工地点": 18, "母亲电话": 13,
        "外出情形": 24, "受委托监护人": 12, "与儿童关系": 11, "受委托监护人电话": 15, "监护类型": 24, "救助帮扶": 18, "现居住地": 18, "备注": 12}
VILLAGES = ["新地村", "新丰村", "王元地村", "团结新村", "巴音乌素村", "千钢社区", "新园社区"]
FILED = dt.date(2025, 6, 30)
CHILDREN = 60
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
BOYS = ["浩然", "子轩", "宇航", "俊杰", "思源", "明轩", "天佑", "博文", "嘉豪", "志远", "晨阳", "文昊"]
GIRLS = ["梓涵", "雨桐", "欣怡", "诗涵", "佳琪", "雅静", "思琪", "若曦", "婉婷", "梦洁", "语嫣", "可馨"]
ADULTS = ["建国", "志强", "海波", "永明", "春生", "国庆"], ["晓燕", "丽娜", "春梅", "秀兰", "玉珍", "淑芳"]
MONGOLIAN = [("阿拉腾·乌拉", True), ("其其格", False), ("巴特尔", True), ("萨仁·高娃", False)]
CITIES = ["陕西省榆林市", "内蒙古自治区鄂尔多斯市", "宁夏回族自治区石嘴山市", "北京市", "内蒙古自治区呼和浩特市", "甘肃省兰州市"]
rng = random.Random(71)


def id_number(birth, male):
    body = f"150302{birth:%Y%m%d}{rng.randrange(450, 499) * 2 + male:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]


def phone():
    return f"1540000{rng.randrange(10_000):04d}"


def schooling(birth):
    year = FILED.year - birth.year - ((birth.month, birth.day) >= (9, 1))  # of age by last September
    return ("未入园" if year < 3 else "幼儿园" if year < 5 else "小学" if year < 12 else rng.choice(["初中"] * 9 + ["辍学"]))


def children():
    seen = set()
    while len(seen) < CHILDREN:
        birth = dt.date(2010, 12, 1) + dt.timedelta(days=rng.randrange(5100))
        male = rng.random() < .5
        number = id_number(birth, male)
        if number in seen:
            continue
        seen.add(number)
        family = rng.choice(SURNAMES)
        name, people = family + rng.choice(BOYS if male else GIRLS), rng.choice(["汉族"] * 7 + ["回族", "满族"])
        if len(seen) % 15 == 0:
            name, male_name = MONGOLIAN[len(seen) // 15 - 1]
            people = "蒙古族"
            if male_name != male:
                male = male_name
                seen.discard(number)
                number = id_number(birth, male)
                seen.add(number)
        both = rng.random() < .8
        carer = both and rng.random() < .9
        relation = rng.choice(["祖父", "祖母", "祖母", "外祖父", "外祖母", "姑母", "舅父"]) if carer else ""
        woman = relation in ("祖母", "外祖母", "姑母")
        grade = ("父或母无监护能力" if not both else "无人监护" if not carer else
                 rng.choice(["受委托监护人监护能力不足", "监护情况一般", "监护情况一般", "监护情况较好"]))
        school = schooling(birth)
        village = rng.choice(VILLAGES[:5] * 3 + VILLAGES[5:])
        yield {"村(居)": village, "姓名": name, "性别": "男" if male else "女", "民族": people, "出生日期": birth.isoformat(), "公民身份证号码": number,
               "是否登记户口": "是", "身体情况": rng.choice(["健康"] * 9 + ["残疾", "患病"]), "就学情况": school,
               "是否寄宿": rng.choice(["是", "否"]) if school in ("小学", "初中") else "否",
               "父亲姓名": family + rng.choice(ADULTS[0]), "父亲务工地点": rng.choice(CITIES), "父亲电话": phone(),
               "母亲姓名": rng.choice(SURNAMES) + rng.choice(ADULTS[1]), "母亲务工地点": rng.choice(CITIES) if both else "", "母亲电话": phone(),
               "外出情形": "父母双方外出" if both else "一方外出另一方无监护能力",
               "受委托监护人": (family if relation in ("祖父", "姑母") else rng.choice(SURNAMES)) + rng.choice(ADULTS[woman]) if carer else "",
               "与儿童关系": relation, "受委托监护人电话": phone() if carer else "", "监护类型": grade,
               "救助帮扶": rng.choice(["", "", "享受低保", "临时救助、医疗救助"]), "现居住地": f"{village}{rng.randrange(1, 9)}组", "备注": ""}


def main():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "花名册"
    sheet.append(["农村留守儿童花名册（演示数据，人物均为虚构）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEAD))
    sheet["A1"].font, sheet["A1"].alignment = Font(size=18, bold=True), Alignment(horizontal="center")
    sheet.append(["填报单位(盖章):千里山镇（演示）", "", "", "", f"填报日期:{FILED.year}年{FILED.month}月{FILED.day}日"])
    sheet.append(list(HEAD))
    for number, row in enumerate(children(), 1):
        sheet.append([number] + [row[heading] for heading in list(HEAD)[1:]])
    last = sheet.max_row
    sheet.append(["单位负责人(签名):", "", "", "", "复核人(签名):", "", "", "", "填表人(签名):"])
    side = Side(style="thin")
    for cells in sheet.iter_rows(min_row=3, max_row=last):
        for cell in cells:
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.number_format = "@" if isinstance(cell.value, str) else "General"
            cell.font = Font(bold=cell.row == 3)
    for column, width in enumerate(HEAD.values(), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "D4"
    book.save(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "samples", "roster.xlsx"))


if __name__ == "__main__":
    main()
