"""A unit's folder of invented people, for the tests and the benchmark of everything that handles many dossiers.

The same arguments always give the same folder. Everybody and every unit is made up; the identity
numbers begin with a place that does not exist. Nobody shares a work or a file with anybody but
the pairs of `conflicting`.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from zjai_tui.dossier.model import Answers, Dossier, EducationYear, Entry, Evidence, Person, StandardRef, Work
from zjai_tui.dossier.writer import dossier_text

PROOFS = "佐证"
"""Folder of the evidence, one folder for each person."""

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
GIVEN = (
    *"伟敏静磊军洋勇艳杰涛明超霞平刚辉玲",
    "志远", "建华", "晓东", "文博", "思源", "雨桐", "子涵", "嘉怡", "俊杰", "海燕", "志强", "丽华", "国栋", "雪梅",
    "一鸣", "梓萱", "浩然", "欣怡", "宇航", "佳琪", "永康", "春晓", "立群", "晨曦", "若曦", "振宇", "景行", "清扬",
    "云帆", "启明", "望舒", "知行", "南星",
)  # fmt: skip
UNITS = ("浙江澜星智能科技有限公司", "杭州澜星数据服务有限公司", "宁波澜星自动化研究院")
POSITIONS = ("算法工程师", "数据工程师", "系统架构师", "研发主管", "测试工程师", "产品工程师")

TOPICS = (
    ("表面缺陷检测", "applied_tech"), ("设备故障预测", "applied_tech"), ("语料清洗与标注", "data"),
    ("多模态检索", "common_tech"), ("模型压缩与部署", "support_tech"), ("生产排程优化", "applied_tech"),
    ("数据质量评估", "data"), ("算法公平性测评", "social_governance"), ("小样本学习", "basic_theory"),
    ("算力调度", "support_tech"), ("文档问答", "common_tech"), ("能耗优化", "applied_tech"),
)  # fmt: skip
SCENES = (
    "汽车零部件", "纺织面料", "光伏组件", "轴承装配", "冷链仓储", "港口装卸", "水泥窑炉", "家电总装", "印刷包装",
    "农产品分级", "电力巡检", "城市供水", "医疗影像", "政务热线", "跨境电商", "智慧园区", "高速公路", "化工安全",
    "注塑成型", "电机绕线", "玻璃深加工", "船舶焊接", "锂电极片", "茶叶加工", "模具设计", "物流分拣", "养老护理",
    "校园安防", "古籍数字化", "海洋观测",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One person before anything is on disk: the dossier, and the files it names with what is in them."""

    dossier: Dossier
    files: tuple[tuple[str, bytes], ...]
    """Those not named here are missing."""

    @property
    def stem(self) -> str:
        return self.dossier.person.name


def unit_folder(folder: Path, count: int = 60, broken: int = 6, conflicting: int = 3) -> Path:
    """Fill a folder with `count` files that look like dossiers, and return it.

    Of these the last `broken` cannot be read, each in a way of its own. The first two times
    `conflicting` people contradict each other in pairs (0 and 1, 2 and 3 …): both first of the same
    award; one certificate under two names; both second of the same software; two sizes of one team.
    File names: ``001_姓名.toml`` …; the evidence lies in ``佐证/姓名/``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for at, one in enumerate(samples(count - broken, conflicting)):
        write_sample(folder, f"{at + 1:03}_{one.stem}.toml", one)
    for at in range(broken):
        _BROKEN[at % len(_BROKEN)](folder / f"{count - broken + at + 1:03}_{person_name(count - broken + at)}.toml")
    return folder


def write_sample(folder: Path, name: str, one: Sample) -> Path:
    """Write one person's dossier and evidence, and return the dossier's path."""
    made = set()
    for file, content in one.files:
        path = folder / file
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
    path = folder / name
    path.write_bytes(dossier_text(one.dossier).encode())
    return path


def samples(count: int, conflicting: int = 0) -> Iterator[Sample]:
    """Yield that many people, the first of whom contradict each other in pairs."""
    first: Sample | None = None
    for at in range(count):
        one = person(at)
        if at < 2 * conflicting:
            pair = at // 2
            one = _CONFLICTS[pair % len(_CONFLICTS)](one, at, pair, first)
            first = one if at % 2 == 0 else None
        yield one


def person_name(at: int) -> str:
    """Return the name of a person; no two of the first 2,500 have the same, later ones are numbered."""
    again, at = divmod(at, len(SURNAMES) * len(GIVEN))
    spread = at * 769 % (len(SURNAMES) * len(GIVEN))  # 769 is prime, so that every pair comes once
    surname, given = divmod(spread, len(GIVEN))
    return f"{SURNAMES[surname]}{GIVEN[given]}{again + 1 if again else ''}"


def person(at: int) -> Sample:
    """Return an invented person; strong, middling and weak ones take turns."""
    chance = random.Random(f"zjai {at}")
    topic, area = TOPICS[at % len(TOPICS)]
    strength = (4, 2, 3, 1, 4, 2, 3)[at % 7]
    works = _works(at, topic)
    entries = _entries(chance, strength, works)
    name = person_name(at)
    entries, files = _evidence(at, name, entries)
    dossier = Dossier(
        app="0.1.0",
        cycle="2024",
        standard=StandardRef(id="zj-ai-reference", edition="2024-参考"),
        person=Person(
            name=name,
            id_number=_identity(at) if at % 3 else "",
            phone=f"1390571{at % 10000:04}" if at % 2 else "",
            unit=UNITS[(0, 0, 0, 1, 0, 2)[at % 6]],
            position=POSITIONS[at % len(POSITIONS)],
        ),
        work=Work(
            description=f"负责{SCENES[at % len(SCENES)]}场景的{topic}，从数据到上线全程参与，在{at % 9 + 1}处投用。",
            area=area,
            second_area="data" if area != "data" and at % 2 else "",
        ),
        facts=_facts(chance, at),
        education=tuple(
            EducationYear(
                year=year,
                total=Decimal(chance.randint(90 if at % 5 else 70, 120)),
                professional=Decimal(chance.randint(60 if at % 5 else 40, 70)),
                finished=True,
            )
            for year in (2022, 2023, 2024)
            if at % 11 or year != 2024  # somebody has not filled in the last year
        ),
        answers={"second_degree": at % 8 == 5, "ethics": "合格"}
        | ({"annual_review": "均合格以上"} if at % 13 != 7 else {}),
        entry=entries,
        note="测试用，人物和单位均为虚构",
    )
    return Sample(dossier, files)


def _works(at: int, topic: str) -> Iterator[str]:
    """Yield names of works nobody else has."""
    for number in range(at * 40, at * 40 + 40):
        yield f"{SCENES[number % len(SCENES)]}{topic}LX-{number // len(SCENES):03}"


def _chinese(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number)) + "号"


def _facts(chance: random.Random, at: int) -> Answers:
    skilled = at % 10 == 9
    obtained = date(2012 + at % 10, 1 + at % 12, 15)
    facts: dict[str, str | bool | date] = {
        "in_zhejiang": True,
        "employer": "事业单位" if at % 6 == 5 else "企业",
        "in_post": True,
        "ai_work": True,
        "truthful": True,
        "degree": chance.choice(("博士研究生", "硕士研究生", "硕士研究生", "本科", "本科", "大专")),
        "study_mode": "全日制" if at % 4 else "非全日制",
        "major_related": at % 7 != 3,
        "title": "无" if skilled else "工程师",
    }
    if skilled:
        facts |= {"skill_level": "高级技师", "skill_obtained": obtained, "front_line": True}
    else:
        facts |= {"title_obtained": obtained, "title_appointed": obtained + timedelta(days=17), "skill_level": "无"}
    if at % 6 == 5 and at % 12 != 5:
        facts["post_vacancy_checked"] = True
    return facts


def _entries(chance: random.Random, strength: int, works: Iterator[str]) -> tuple[Entry, ...]:
    made: list[Entry] = []
    for kind, title, most, answers in _KINDS:
        for _ in range(
            chance.randint(strength // 2 if most > 2 else strength // 3, max(1, most * (strength + 1) // 4))
        ):
            work = next(works)
            facts = {**answers(chance, strength), "date": date(2022, 1, 10) + timedelta(days=chance.randint(0, 900))}
            if kind == "award":
                facts["work"] = work
            if chance.random() < 0.06:
                facts.pop("rank", None)
            made.append(
                Entry(
                    id=f"e{len(made) + 1:02}",
                    kind=kind,
                    title=title.format(work),
                    sure="unsure" if chance.random() < 0.04 else "sure",
                    facts=facts,
                )
            )
    return tuple(made)


def _team(chance: random.Random, strength: int) -> dict[str, Decimal]:
    team = chance.randint(2, 9)
    return {"rank": Decimal(chance.randint(1, max(2, team * (4 - strength) // 3))), "team": Decimal(team)}


_KINDS: tuple[tuple[str, str, int, Callable[[random.Random, int], dict[str, str | Decimal]]], ...] = (
    ("award", "{}获技术奖", 3, lambda c, s: {
        "level": c.choice(("县处级", "市厅级", "省部级")[max(0, s - 3) : s + 1]), **_team(c, s)}),
    ("patent", "一种{}方法", 5, lambda c, s: {
        "type": c.choice(("发明专利", "发明专利", "实用新型专利")), "status": c.choice(("已授权", "已授权", "申请中")),
        **_team(c, s)}),
    ("software", "{}软件", 3, lambda c, s: {**_team(c, s)}),
    ("paper", "{}研究", 4, lambda c, s: {
        "grade": c.choice(("其他公开刊物", "核心期刊", "一区期刊或顶级会议")[max(0, s - 3) : s]),
        "role": c.choice(("第一作者", "通讯作者", "其他作者"))}),
    ("project", "{}项目", 4, lambda c, s: {
        "level": c.choice(("企业一般", "企业重大", "市厅级", "省部级")[max(0, s - 2) : s + 1]),
        "role": c.choice(("主持", "主要参加")), "status": c.choice(("已验收", "已验收", "在研"))}),
    ("norm", "{}规范", 1, lambda c, s: {
        "level": c.choice(("企业标准", "团体标准", "行业标准")[max(0, s - 3) : s]), **_team(c, s)}),
    ("product", "{}系统", 2, lambda c, s: {
        "benefit": Decimal(c.randint(20, 600 * s)), "proof": c.choice(("审计报告或完税证明", "用户证明")),
        "role": c.choice(("负责人", "核心成员"))}),
    ("teaching", "{}培训", 1, lambda c, s: {"people": Decimal(c.randint(5, 60))}),
    ("certificate", "{}工程师证书", 2, lambda c, s: {"level": c.choice(("初级", "中级", "高级")[max(0, s - 2) : s])}),
    ("post", "{}专业委员会委员", 2, lambda c, s: {"level": c.choice(("市级", "省级", "国家级")[max(0, s - 3) : s])}),
    ("talent", "{}人才称号", 2, lambda c, s: {"level": c.choice(("市级", "市级", "省级")[max(0, s - 3) : s])}),
)  # fmt: skip
_PROOF_NAMES = {
    "award": "获奖证书", "patent": "知识产权", "software": "知识产权", "paper": "论文", "project": "项目",
    "norm": "项目", "product": "项目", "teaching": "任职和培训",
    "certificate": "任职和培训", "post": "任职和培训", "talent": "任职和培训",
}  # fmt: skip


def _evidence(
    at: int, name: str, entries: tuple[Entry, ...]
) -> tuple[tuple[Entry, ...], tuple[tuple[str, bytes], ...]]:
    """Return the entries with their evidence, and the files: most in order, some changed, missing, without hash."""
    contents = {
        proof: f"{name}　{proof}\n第1页起，共{len(entries)}项。编号{at}\n".encode()
        for proof in dict.fromkeys(_PROOF_NAMES[one.kind] for one in entries)
    }
    kinds = list(contents)
    missing = kinds[at % len(kinds)] if at % 6 == 1 else ""
    changed = kinds[at % len(kinds)] if at % 6 == 2 else ""
    unhashed = kinds[-1] if at % 7 == 3 else ""
    made = []
    for number, one in enumerate(entries):
        proof = _PROOF_NAMES[one.kind]
        if at % 5 == 0 and number == len(entries) - 1:
            made.append(one)  # nothing scanned yet
            continue
        recorded = hashlib.sha256(contents[proof]).hexdigest()
        kept = Evidence(
            file=f"{PROOFS}/{name}/{proof}.txt",
            page=f"第{number + 1}页",
            sha256="" if proof == unhashed else recorded,
        )
        made.append(replace(one, evidence=(kept,)))
    files = tuple(
        (f"{PROOFS}/{name}/{proof}.txt", content + (b"\xe5\xa4\x8d\n" if proof == changed else b""))
        for proof, content in contents.items()
        if proof != missing
    )
    return tuple(made), files


def _identity(at: int) -> str:
    """Return a well-formed identity number of a place that does not exist."""
    born = date(1975, 1, 1) + timedelta(days=at * 37 % 7000)
    head = f"330199{born:%Y%m%d}{at % 1000:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return head + "10X98765432"[sum(int(d) * w for d, w in zip(head, weights, strict=True)) % 11]


# ---- pairs who contradict each other ----

_Conflict = Callable[[Sample, int, int, Sample | None], Sample]


def _with_entry(one: Sample, entry: Entry, *files: tuple[str, bytes]) -> Sample:
    dossier = one.dossier
    kept = replace(entry, id=f"e{len(dossier.entry) + 1:02}")
    return Sample(replace(dossier, entry=(*dossier.entry, kept)), (*one.files, *files))


def _same_first(one: Sample, at: int, pair: int, _: Sample | None) -> Sample:
    work = f"轧辊裂纹在线诊断{_chinese(pair)}"
    facts: Answers = {
        "level": "省部级",
        "rank": Decimal(1),
        "team": Decimal(7),
        "date": date(2023, 5, 18),
        "work": work,
    }
    return _with_entry(one, Entry(id="", kind="award", title="省科技进步奖三等奖", facts=facts))


def _same_certificate(one: Sample, at: int, pair: int, _: Sample | None) -> Sample:
    content = f"软件著作权登记证书（扫描件）编号{pair}\n".encode()
    file = f"{PROOFS}/{one.stem}/{'登记证书' if at % 2 else '软著'}.txt"
    digest = hashlib.sha256(content).hexdigest()
    facts: Answers = {"rank": Decimal(1 + at % 2), "team": Decimal(3), "date": date(2023, 3, 1)}
    title = f"{'客服质检' if at % 2 else '热线质检'}平台{_chinese(pair)}"
    proof = (Evidence(file=file, page="第1页", sha256=digest),)
    return _with_entry(one, Entry(id="", kind="software", title=title, facts=facts, evidence=proof), (file, content))


def _same_second(one: Sample, at: int, pair: int, _: Sample | None) -> Sample:
    facts: Answers = {"rank": Decimal(2), "team": Decimal(4), "date": date(2022, 10, 20)}
    return _with_entry(one, Entry(id="", kind="software", title=f"产线看板软件{_chinese(pair)}", facts=facts))


def _two_teams(one: Sample, at: int, pair: int, _: Sample | None) -> Sample:
    facts: Answers = {
        "type": "发明专利", "status": "已授权", "date": date(2023, 6, 6),
        "rank": Decimal(1 + at % 2), "team": Decimal(3 + 2 * (at % 2)),
    }  # fmt: skip
    return _with_entry(one, Entry(id="", kind="patent", title=f"一种丝杠磨损识别方法{_chinese(pair)}", facts=facts))


_CONFLICTS: tuple[_Conflict, ...] = (_same_first, _same_certificate, _same_second, _two_teams)


# ---- files that cannot be read ----


def _half_written(path: Path) -> None:
    text = dossier_text(person(1).dossier)
    path.write_text(text[: text.rindex("[[entry]]") + 60].rstrip().rsplit('"', 1)[0], encoding="utf-8")


def _gbk(path: Path) -> None:
    path.write_bytes(dossier_text(person(2).dossier).encode("gbk", "replace") + bytes(range(128, 255)))


def _standard(path: Path) -> None:
    shipped = Path(__file__).parents[2] / "data" / "standards" / "zj-ai-reference.toml"
    shutil.copyfile(shipped, path)


def _newer(path: Path) -> None:
    path.write_text(dossier_text(person(3).dossier).replace("schema = 1", "schema = 9", 1), encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.mkdir()


_BROKEN: tuple[Callable[[Path], None], ...] = (_half_written, _gbk, _standard, _newer, _empty, _folder)
