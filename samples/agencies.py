"""The demonstration province of 岚江省 and its bodies. Places, codes and numbers are invented.

Region codes begin with 99, which GB/T 2260 does not use; telephone numbers with an area
code that is not assigned; addresses of sites end in `.example`.
"""

from __future__ import annotations

from dataclasses import dataclass

from report.model import AgencyKind, AgencyLevel


@dataclass(frozen=True, slots=True)
class SampleAgency:
    id: str
    name: str
    kind: AgencyKind
    level: AgencyLevel
    field: str
    """A key of `phrases/fields.yaml`."""
    self_name: str
    """How it speaks of itself: 我局, 我镇, 全区."""
    region_code: str
    site: str = "www.yunxi.example"
    site_name: str = "云溪市人民政府网站"
    rule_making: bool = False
    parent: str | None = None


def _agency(
    number: int,
    name: str,
    kind: AgencyKind,
    level: AgencyLevel,
    field: str,
    self_name: str,
    region_code: str = "990100",
    parent: str | None = "lanjiang-01",
    rule_making: bool = False,
) -> SampleAgency:
    return SampleAgency(
        id=f"lanjiang-{number:02d}",
        name=name,
        kind=kind,
        level=level,
        field=field,
        self_name=self_name,
        region_code=region_code,
        parent=parent,
        rule_making=rule_making,
    )


YUNXI = _agency(
    1,
    "云溪市人民政府",
    "government",
    "prefecture",
    "government",
    "全市",
    parent=None,
)
EDUCATION = _agency(2, "云溪市教育局", "department", "prefecture", "education", "我局")
HOUSING = _agency(3, "云溪市住房和城乡建设局", "department", "prefecture", "housing", "我局")
WATER = _agency(4, "云溪市水利局", "department", "prefecture", "water", "本机关")
WANGSHU = _agency(5, "云溪市望舒区人民政府", "government", "county", "government", "全区", "990102")
CIVIL_AFFAIRS = _agency(
    6,
    "云溪市望舒区民政局",
    "department",
    "county",
    "civil_affairs",
    "我局",
    "990102",
    "lanjiang-05",
)
MARKET = _agency(
    7,
    "云溪市望舒区市场监督管理局",
    "department",
    "county",
    "market",
    "本局",
    "990102",
    "lanjiang-05",
)
TINGQUAN = _agency(
    8,
    "云溪市望舒区听泉街道办事处",
    "subdistrict_office",
    "township",
    "subdistrict",
    "我街道",
    "990102",
    "lanjiang-05",
)
LUMING = _agency(
    9,
    "云溪市望舒区鹿鸣谷镇人民政府",
    "township_government",
    "township",
    "township",
    "我镇",
    "990102",
    "lanjiang-05",
)
QINGTAN = _agency(10, "青檀县人民政府", "government", "county", "government", "全县", "990121")
AGRICULTURE = _agency(
    11, "青檀县农业农村局", "department", "county", "agriculture", "我局", "990121", "lanjiang-10"
)
METEOROLOGY = _agency(
    12, "青檀县气象局", "vertical", "county", "meteorology", "我局", "990121", "lanjiang-10"
)
CITY_SERVICE = _agency(
    13, "云溪市城市运行服务中心", "institution", "prefecture", "city_service", "我中心"
)
ZONE = _agency(
    14, "云溪高新技术产业开发区管理委员会", "development_zone", "prefecture", "zone", "管委会"
)

OTHERS: tuple[SampleAgency, ...] = (
    _agency(21, "岚江省人民政府", "government", "province", "government", "全省", "990000", None),
    _agency(22, "岚江省财政厅", "department", "province", "finance", "我厅", "990000"),
    _agency(23, "岚江省人力资源和社会保障厅", "department", "province", "labour", "省厅", "990000"),
    _agency(24, "云溪市人民政府办公室", "department", "prefecture", "government", "办公室"),
    _agency(25, "云溪市卫生健康委员会", "department", "prefecture", "health", "我委"),
    _agency(26, "云溪市交通运输局", "department", "prefecture", "transport", "市交通运输局"),
    _agency(27, "国家税务总局青檀县税务局", "vertical", "county", "market", "本局", "990121"),
    _agency(28, "青檀县财政局", "department", "county", "finance", "县财政局", "990121"),
    _agency(
        29, "青檀县柳渡乡人民政府", "township_government", "township", "township", "我乡", "990121"
    ),
    _agency(
        30,
        "青檀县听松瑶族乡人民政府",
        "township_government",
        "township",
        "township",
        "乡政府",
        "990121",
    ),
    _agency(31, "望岚县医疗保障局", "department", "county", "health", "本单位", "990122"),
    _agency(32, "望岚县疾病预防控制中心", "institution", "county", "health", "我中心", "990122"),
    _agency(33, "岚北自治州水利局", "department", "prefecture", "water", "州水利局", "992300"),
    _agency(34, "鹤岚自治县人民政府", "government", "county", "government", "全县", "992321"),
    _agency(
        35, "岚江省云溪市望舒区教育局", "department", "county", "education", "区教育局", "990102"
    ),
)
"""Further kinds, levels and ways to be named; not on the sample portals."""

AGENCIES: tuple[SampleAgency, ...] = (
    YUNXI, EDUCATION, HOUSING, WATER, WANGSHU, CIVIL_AFFAIRS, MARKET, TINGQUAN, LUMING,
    QINGTAN, AGRICULTURE, METEOROLOGY, CITY_SERVICE, ZONE,
)  # fmt: skip
