"""Settings: declared once, typed, and never in the way."""

import pytest

from linkwell.domain.errors import UsageError
from linkwell.store import settings
from linkwell.store.settings import SETTINGS, Settings


@pytest.fixture
def store(database):
    return Settings(database)


def test_every_setting_is_declared_well():
    names = [one.name for one in SETTINGS]
    assert len(set(names)) == len(names)
    declared = [one for one in vars(settings).values() if isinstance(one, settings.Setting)]
    assert set(declared) == set(SETTINGS)
    for one in SETTINGS:
        assert one.title
        assert one.allows(one.default)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.name)
def test_a_setting_has_its_default_until_it_is_chosen(store, setting):
    assert store.get(setting) == setting.default
    words = (setting.choices or ("other",))[-1]
    other = {bool: not setting.default, int: setting.high, str: words, tuple: ("ks1", "ks2")}
    chosen = other[type(setting.default)]
    store.set(setting, chosen)
    assert store.get(setting) == chosen
    assert type(store.get(setting)) is type(setting.default)
    store.reset(setting)
    assert store.get(setting) == setting.default


@pytest.mark.parametrize(
    ("setting", "value"),
    [(settings.TEXT_PERCENT, 201), (settings.TEXT_PERCENT, True), (settings.NATION, "narnia"), (settings.MENU_BAR, 1)]
    + [(settings.STAGES_SHOWN, value) for value in ("ks1", ("ks1", "ks1"), (1,), ([],))],
)
def test_a_value_that_is_not_allowed_is_refused(store, setting, value):
    with pytest.raises(UsageError) as caught:
        store.set(setting, value)
    assert caught.value.code == "U-SETTING"
    assert store.get(setting) == setting.default


@pytest.mark.parametrize("text", ["", "{", "null", '"big"', "1e9", "true", "[" * 5000, "99999"])
def test_a_bad_stored_value_counts_as_the_default(store, database, text):
    with database.transaction():
        database.run("INSERT INTO setting VALUES ('text_percent', ?)", text)
    assert store.get(settings.TEXT_PERCENT) == 100


@pytest.mark.parametrize("text", ['"ks1"', "[1]", "[[]]", '["ks1", "ks1"]', "{}", "null"])
def test_a_bad_stored_list_counts_as_empty(store, database, text):
    with database.transaction():
        database.run("INSERT INTO setting VALUES ('stages_shown', ?)", text)
    assert store.get(settings.STAGES_SHOWN) == ()


def test_names_of_a_newer_program_stay(store, database):
    with database.transaction():
        database.run("INSERT INTO setting VALUES ('voice', '\"calm\"')")
    store.set(settings.SCHOOL, "Hill School")
    assert database.one("SELECT value FROM setting WHERE name = 'voice'") == ('"calm"',)
