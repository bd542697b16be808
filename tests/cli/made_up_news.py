"""A few made-up articles in which names are found, to be judged."""

from __future__ import annotations

ARTICLES = {
    "patrol": "Patrols resume\n\nThe Haitian National Police (PNH) said on Monday that its "
    "officers met Godfrey Otunge in Kenscoff.",
    "clash": "Clashes in Delmas\n\nOfficers of the Multinational Security Support Mission (MSSM) "
    "fired back in Delmas, said Godfrey Otunge.",
    "talks": "Talks in Nairobi\n\nPresident William Ruto of Kenya praised the Multinational "
    "Security Support Mision on Tuesday.",
}
POLICE, MISSION = "Haitian National Police", "Multinational Security Support Mission"
MISSPELLED = "Multinational Security Support Mision"
