"""What a layer's columns are called and how their codes are read out."""

from __future__ import annotations

from qgis.core import QgsEditorWidgetSetup, QgsVectorLayer

from ...protocol.codes import CODES
from ...protocol.fields import chosen, field_name

#: Belong to the file format, or are for programs alone.
_HIDDEN = ("fid", "path", "settings")
# as everywhere else, and in the same order whatever the computer's language
_DAY = {"display_format": "yyyy-MM-dd", "field_format": "yyyy-MM-dd", "allow_null": True,
        "calendar_popup": True}


def name_fields(layer: QgsVectorLayer, table: str, language: str) -> None:
    """Give every column its alias and, where it holds codes, a value map."""
    codes = CODES.get(table, {})
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    for index, field in enumerate(layer.fields()):
        name = field.name()
        if name in _HIDDEN:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
            columns = config.columns()
            for column in columns:
                if column.name == name:
                    column.hidden = True
            config.setColumns(columns)
        if name == "fid":
            continue
        layer.setFieldAlias(index, field_name(table, name, language))
        if name in codes:
            pairs = [{chosen(both, language): code} for code, both in codes[name].items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))
        elif field.typeName() == "Date":
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("DateTime", _DAY))
        elif field.typeName() == "Boolean":
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("CheckBox", {}))
    layer.setAttributeTableConfig(config)
