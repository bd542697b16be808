"""Names of months and weekdays in the languages that figures are read in, folded."""

from __future__ import annotations

_MONTH_NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
MONTHS: dict[str, int] = {
    name: number for names in _MONTH_NAMES for number, name in enumerate(names.split(), 1)
} | {"sept": 9, "setiembre": 9}
"""The number of a month by its name."""

_WEEKDAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
)
WEEKDAYS: dict[str, int] = {
    name: number for names in _WEEKDAY_NAMES for number, name in enumerate(names.split())
}
"""The number of a weekday by its name, Monday 0."""
