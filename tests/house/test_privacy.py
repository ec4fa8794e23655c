"""Personal data never leaves gouji in the clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证110101199003071234，", "身份证110*************34，"),
        ("证号11010119900307123X。", "证号110*************3X。"),
        ("电话13812345678.", "电话138****5678."),
        ("138 1234 5678", "138****5678"),
        ("手机１３８１２３４５６７８", "手机１３８****５６７８"),
        ("zhang.san@163.com", "z***@163.com"),
    ],
)
def test_personal_numbers_and_mailboxes_are_masked_in_the_middle(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "咨询电话：0510-83700000",
        "采购总金额138123456789元",
        "收费13800000000.5元",
        "统一社会信用代码11320300014050344Q",
        "110101199013071234",
    ],
)
def test_figures_and_office_numbers_stay_as_they_are(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789Xx１３8@. -a年", max_size=60))
def test_masking_what_is_masked_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)
