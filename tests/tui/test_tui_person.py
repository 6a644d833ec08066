"""基本信息: what was understood of a number is shown when the field is left, and a doubtful one is told there."""

from __future__ import annotations

from pathlib import Path

from tui_driver import NARROW, driven
from zjai_tui.dossier.model import Person
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier


async def test_a_number_is_kept_in_half_width_signs_and_a_doubtful_one_told_at_its_field(tmp_path: Path) -> None:
    path = tmp_path / "张三.toml"
    create(blank_dossier(), path)
    async with driven(NARROW, path) as driver:
        await driver.press("tab", "tab", "tab")
        await driver.type("１１０１０１１９９００３０７００")
        assert "应为18位" not in driver.screen(), "nobody is interrupted while typing"
        await driver.press("tab")
        assert "应为18位身份证号码，现为16位" in driver.screen()
        assert "1101011990030700" in driver.screen()
        await driver.type("138００１３８０００")
        await driver.press("shift+tab")
        assert "不像电话号码" not in driver.screen()
        person = driver.app.session.dossier.person if driver.app.session else Person()
        assert (person.id_number, person.phone) == ("1101011990030700", "13800138000")
