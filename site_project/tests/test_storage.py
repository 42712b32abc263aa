import re
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from site_project.storage import StaticFilesStorage


def _collected(tmp_path: Path, sources: dict[str, str]) -> StaticFilesStorage:
    origin = FileSystemStorage(location=tmp_path / "to")
    storage = StaticFilesStorage(location=tmp_path / "to", base_url="/static/")
    for name, text in sources.items():
        (tmp_path / "to" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "to" / name).write_text(text)
    for _name, _hashed, processed in storage.post_process({name: (origin, name) for name in sources}):
        if isinstance(processed, Exception):
            raise processed
    return storage


def test_names_files_by_their_content(tmp_path):
    storage = _collected(tmp_path, {"a.css": "a { color: teal }"})
    assert re.fullmatch(r"/static/a\.[0-9a-f]{12}\.css", storage.url("a.css"))


def test_rewrites_imports_of_modules(tmp_path):
    storage = _collected(
        tmp_path,
        {
            "js/till.js": 'import { ring } from "./bell.js";\nring();\n',
            "js/bell.js": "export const ring = 1;\n",
        },
    )
    bell = storage.url("js/bell.js").removeprefix("/static/js/")
    till = tmp_path / "to" / storage.url("js/till.js").removeprefix("/static/")
    assert till.read_text() == f'import {{ ring }} from "./{bell}";\nring();\n'


def test_gives_a_module_a_new_name_when_what_it_imports_changes(tmp_path):
    till = 'import { ring } from "./bell.js";\n'
    before = _collected(tmp_path / "1", {"js/till.js": till, "js/bell.js": "export const ring = 1;\n"})
    after = _collected(tmp_path / "2", {"js/till.js": till, "js/bell.js": "export const ring = 2;\n"})
    assert before.url("js/till.js") != after.url("js/till.js")


def test_rewrites_imports_of_stylesheets(tmp_path):
    storage = _collected(
        tmp_path, {"site.css": '@import url("tokens.css") layer(tokens);\n', "tokens.css": "a {}\n"}
    )
    tokens = storage.url("tokens.css").removeprefix("/static/")
    site = tmp_path / "to" / storage.url("site.css").removeprefix("/static/")
    assert site.read_text() == f'@import url("{tokens}") layer(tokens);\n'


def test_writes_our_stylesheet_whole_in_the_layers_it_names(tmp_path):
    storage = _collected(
        tmp_path,
        {
            "css/site.css": (
                "/* Why. */\n@layer tokens, base;\n"
                '@import url("faces.css");\n@import url("base/links.css") layer(base);\n'
            ),
            "css/faces.css": '@font-face {\n  src: url("../fonts/a.woff2");\n}\n',
            "css/base/links.css": "/* Links. */\na {\n  color: teal;\n}\n",
            "fonts/a.woff2": "a face",
        },
    )
    site = tmp_path / "to" / storage.url("css/site.css").removeprefix("/static/")
    face = storage.url("fonts/a.woff2").removeprefix("/static/")
    assert site.read_text() == (
        "@layer tokens, base;\n"
        f'@font-face {{\nsrc: url("../{face}");\n}}\n'
        "@layer base {\na {\ncolor: teal;\n}\n}\n"
    )


def test_writes_a_list_of_modules_whole_each_in_a_block(tmp_path):
    storage = _collected(
        tmp_path,
        {
            "js/site.js": '/* Why. */\nimport "./one.js";\nimport "./two.js";\n',
            "js/one.js": "const name = 1;\n",
            "js/two.js": 'const name = 2;\nimport("./later.js");\n',
            "js/later.js": "",
        },
    )
    later = storage.url("js/later.js").removeprefix("/static/js/")
    site = tmp_path / "to" / storage.url("js/site.js").removeprefix("/static/")
    assert site.read_text() == f'{{\nconst name = 1;\n}}\n{{\nconst name = 2;\nimport("./{later}");\n}}\n'


def test_leaves_a_module_that_does_more_as_it_is(tmp_path):
    storage = _collected(tmp_path, {"js/a.js": 'import "./b.js";\nring();\n', "js/b.js": "x;\n"})
    assert "ring();" in (tmp_path / "to" / storage.url("js/a.js").removeprefix("/static/")).read_text()
