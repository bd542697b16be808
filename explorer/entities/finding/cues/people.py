"""Honorifics and roles: what stands before the name of a person and is no part of it."""

from __future__ import annotations

from explorer.text.word_sets import word_set

HONORIFICS = word_set("""
    mr mrs ms miss mx messrs dr drs prof professor sir dame lady lord madam madame mme mlle
    monsieur m maitre me senor senora srta sra don dona rev reverend fr father sister pastor pope
    rabbi imam sheikh sheik shaikh shri smt hon honourable honorable justice judge he hh hrh hm gen
    lt col maj capt sgt cpl cmdr adm insp supt sen rep gov pres amb eng engr adv ing lic dra datuk
    datin dato haji mullah ayatollah archbishop bishop cardinal excellency highness majesty late
    alhaji atty cllr
""")

ROLES = word_set("""
    president presidents vice-president presidente presidenta premier minister ministers ministre
    ministra ministro chancellor king queen prince princess emperor empress sultan emir amir crown
    senator senateur senador congressman congresswoman deputy depute diputado diputada lawmaker mp
    mps mla mna assemblyman assemblywoman councillor councilor alderman mayor maire alcalde
    alcaldesa governor gouverneur gobernador gobernadora commissioner commissaire comisionado
    comisario ambassador ambassadeur embajador embajadora envoy consul secretary secretaire
    secretario secretaria secretary-general secretary-generals director directeur directrice
    directora director-general general generals colonel coronel lieutenant teniente captain
    capitaine capitan major commandant comandante commander commandeur sergeant sargento corporal
    admiral amiral almirante brigadier marshal officer constable inspector inspecteur
    superintendent chief chef jefe jefa leader lider spokesman spokesperson spokeswoman
    spokespersons porte-parole portavoz vocero vocera chairman chairwoman chairperson chair chairs
    ceo cfo cto coo founder co-founder cofounder owner manager managing coach head editor
    editor-in-chief journalist reporter correspondent author actor actress singer rapper artist
    musician producer professor lecturer researcher scientist analyst economist lawyer attorney
    advocate prosecutor procureur fiscal judge juge juez justice magistrate rapporteur coordinator
    representative rep spokesmen activist activists principal dean rector provost doctor nurse
    surgeon architect engineer archbishop bishop cardinal pope rabbi imam sheikh ayatollah pastor
    president-elect vice undersecretary under-secretary under-secretary-general registrar treasurer
    auditor comptroller controller ombudsman accountant rookie striker goalkeeper midfielder
    defender forward winger skipper lady gentleman uncle aunt brother sister mother father son
    daughter
""")

# Before or between roles they belong to them: Deputy Prime Minister, Force Commander.
MODIFIERS = word_set("""
    prime deputy vice assistant associate acting interim former ex senior junior chief force
    foreign interior defence defense finance home health education trade agriculture agricultural
    energy environment environmental transport tourism justice external internal economic labour
    labor inspector attorney secretary executive permanent special general under principal lead
    head crown grand supreme police army military naval navy air first second incoming outgoing the
    cabinet federal state opposition group regional national district county managing founding
    honorary public international world communications press media relations sports culture
    cultural planning commerce industry information security technology digital science water
    mining petroleum housing development social women affairs union parliamentary primer primera
    premier ancien ancienne ministre adjoint generale nacional nationale human resources operations
    marketing business sales marine fisheries oil gas gang rebel militia immigration law local
    election electoral
""")

# After “of” they end a role, as in Chief of Staff.
OF_ROLES = word_set("staff police state defence defense justice health finance operations")

# After a name they say that it is of somebody: said Otunge, Otunge said.
SPEAKING = word_set("""
    said says told tells added adds explained noted stated argued insisted recalled thinks believes
    remembers asked replied wrote writes tweeted commented emphasised emphasized stressed admitted
    joked laughed smiled continued concluded remarked lamented declare declaro dijo afirmo explico
    senalo agrego indico aseguro anadio dit affirme explique ajoute declara indique souligne
""")
