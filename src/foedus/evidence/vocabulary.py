"""The controlled words of a pack, each with its meaning.

A pack that uses another word is refused by ``foedus pack check``; a word is added here
together with its meaning and its labels in every catalogue.
"""

from __future__ import annotations

from typing import Final

FORMAT_VERSION: Final = 1

AGREEMENT_KINDS: Final = {
    "alliance": "a promise of help in war or armed attack",
    "non-aggression": "a promise not to attack",
    "armistice": "a halt to hostilities between commanders or states",
    "resolution": "an act of the Security Council or the General Assembly",
    "declaration": "a joint or single declaration of policy",
    "understanding": "an interpretation attached to another agreement",
    "command": "who commands whose forces",
    "status-of-forces": "the law that governs forces stationed abroad",
    "basing": "facilities and areas for foreign forces",
    "cost-sharing": "who pays for stationed forces",
    "information-security": "protection and exchange of classified information",
    "logistics": "supplies and services between forces",
    "defence-cooperation": "general cooperation between defence establishments",
    "arms-industry": "procurement, technology and production of arms",
    "guidelines": "agreed limits or principles below a treaty",
    "normalisation": "opening or restoring relations",
    "friendship": "friendship and cooperation without a promise of help in war",
    "partnership": "a framework of partnership in several fields",
    "reconciliation": "agreements between the two Koreas that are not armistice or non-aggression",
    "confidence-building": "military measures against accident and surprise",
    "denuclearisation": "giving up or freezing nuclear weapons",
    "arms-control": "limits on arms, open to many states",
    "export-control": "coordinated control of exports",
    "nuclear-energy": "peaceful nuclear cooperation",
    "deterrence": "nuclear and extended deterrence arrangements",
    "consultation": "a promise to consult, or a standing forum",
    "crisis-communication": "hotlines and contact points",
    "peacekeeping": "taking part in peace operations",
    "cyber": "cooperation in cyberspace",
    "trade": "trade and investment",
    "science": "research, education, culture and space",
    "maritime": "fisheries, sea areas and safety at sea",
    "history": "settlement of claims and historical issues",
    "policy-document": "a strategy, white paper or plan of one government",
}

BINDING: Final = {
    "treaty": "binding under international law, ratified or approved",
    "executive-agreement": "binding, concluded by the executive alone",
    "military-agreement": "binding on commanders and their forces",
    "binding-resolution": "binding on members of the United Nations under the Charter",
    "recommendation": "a resolution that recommends",
    "political": "a commitment in political form, not binding in law",
    "unilateral": "an act or policy of one government",
    "unclear": "sources do not say, or its form is contested",
}

STATUS: Final = {
    "initialled": "the draft was initialled",
    "signed": "signed, adopted or agreed, and not in force",
    "issued": "a political document or decision that took effect when issued",
    "provisional": "applied before entry into force",
    "in-force": "in force",
    "partly-suspended": "in force save for some provisions",
    "suspended": "application suspended",
    "notice-given": "in force, with notice of withdrawal running",
    "disputed": "one party says it is void, another that it holds",
    "lapsed": "came to nothing, or was no longer applied, without a formal end",
    "ended": "ended by a party, by expiry or by agreement",
    "superseded": "replaced by another agreement",
}

LEGAL: Final = frozenset(
    {"treaty", "executive-agreement", "military-agreement", "binding-resolution"}
)
"""Forms of agreement that bind in law; the rest are political, unilateral or unclear."""

LIVE: Final = frozenset({"issued", "provisional", "in-force", "partly-suspended", "notice-given"})
"""Status in which the provisions apply."""

TEXT: Final = {
    "read": "every provision entered was read in the clause itself, and none is missing",
    "coded": "provisions are what a data set codes; no clause was read here",
    "partly-read": "some clauses were read and entered; others were not seen",
    "not-seen": "the text was not seen; no provision is entered",
}

MODALITY: Final = {
    "duty": "something a debtor must do",
    "prohibition": "something a debtor must not do",
    "right": "something a party may do",
    "procedure": "how, by whom and for how long: entry into force, term, organs, amendment",
    "recommendation": "something asked of states, without obligation",
    "declaration": "a statement of fact, aim or policy",
}

OBLIGATION: Final = {
    "defence": "act or assist when the other is attacked (ATOP: DEFENSE)",
    "offence": "join in attacking others (ATOP: OFFENSE)",
    "neutrality": "stay out of the other's war (ATOP: NEUTRAL)",
    "non-aggression": "no use of force between the parties (ATOP: NONAGG)",
    "consultation": "consult or contact in a crisis or on common questions (ATOP: CONSUL)",
    "peaceful-settlement": "settle disputes peacefully; refrain from force in general",
    "no-hostile-alliance": "no alliance or bloc against the other",
    "capability": "keep and develop the means to resist attack",
    "assistance": "help other than by fighting: arms, supplies, aid",
    "basing": "stationing, facilities and transit of forces",
    "command": "command and control of forces",
    "status-of-forces": "jurisdiction, customs, claims of stationed forces",
    "cost-sharing": "payments for stationed forces",
    "information": "protection or exchange of information",
    "logistics": "supplies and services",
    "reporting": "report to the Security Council or another organ",
    "ceasefire": "end and refrain from hostilities",
    "demarcation": "lines, zones and withdrawals on the ground",
    "force-limits": "limits on numbers, kinds or ranges of forces and weapons",
    "confidence-building": "notice, distance, hotlines and other measures against accident",
    "denuclearisation": "not having, making or hosting nuclear weapons",
    "verification": "inspection and safeguards",
    "nuclear-cooperation": "peaceful uses of nuclear energy",
    "deterrence": "nuclear and extended deterrence",
    "sanctions": "embargoes, freezes, bans and inspections",
    "non-proliferation": "no transfer of weapons, technology or expertise",
    "recognition": "recognition, relations and status of the parties",
    "reunification": "unification of Korea",
    "exchange": "exchanges, reunions and humanitarian matters",
    "history": "claims and historical issues",
    "economy": "trade, aid, investment and energy",
    "technology": "research, space and technology",
    "cyber": "cooperation in cyberspace",
    "maritime": "sea areas, fisheries and safety at sea",
    "peacekeeping": "taking part in peace operations",
    "organisation": "councils, committees and headquarters",
    "other-obligations": "relation to other agreements and to the Charter",
    "entry-into-force": "ratification and entry into force",
    "term": "duration, review, renewal, amendment and ending",
}

TRIGGER: Final = {
    "none": "holds at all times, without a trigger",
    "armed-attack": "an armed attack",
    "external-armed-attack": "an armed attack from outside the party",
    "unprovoked-attack": "an attack the party did not provoke",
    "state-of-war": "a state of war that results from an attack",
    "threat-of-attack": "a threat of armed attack",
    "aggression": "aggression in the words of the text",
    "threat-to-security": "a threat to security, independence or peace, wider than attack",
    "renewed-attack": "renewal of an attack already halted",
    "internal-disturbance": "riots or uprising inside a party",
    "request": "a request by a party",
    "violation": "breach of the agreement itself",
    "nuclear-test-or-launch": "a nuclear test or launch",
    "hostilities": "hostilities or their imminence in an area",
    "common-question": "any question of common interest",
    "decision": "a decision of an organ",
}

DISCRETION: Final = {
    "automatic": "at once, without a further decision",
    "all-means": "with all means at its disposal",
    "own-judgement": "the party judges what action is needed",
    "constitutional-processes": "in accordance with its constitutional processes or laws",
    "mutual-agreement": "only as both agree",
    "consult-first": "after consultation",
    "on-request": "at the request of a party",
    "as-far-as-possible": "within its means",
    "charter-51": "under Article 51 of the United Nations Charter",
}

WHERE_TERMS: Final = {
    "area:": "the spot lies in that area",
    "territory": "the spot is under the administration of the creditor",
    "territory:": "the spot is under the administration of that actor",
    "metropolitan": "the spot is home territory of the creditor",
    "forces": "armed forces, public vessels or aircraft of the creditor are hit",
    "recognised": "no other actor claims the spot",
}
"""Terms of ``case.where``; one that ends in a colon takes an id."""

AGAINST_TERMS: Final = {
    "great-power": "the attacker is a major power",
    "third-state": "the attacker is not a party",
    "party": "the attacker is a party",
    "in:": "the home territory of the attacker lies in that area",
}
"""Terms of ``case.against`` beside actor ids; one that ends in a colon takes an id."""

JUDGES: Final = {
    "debtor": "the party that would owe",
    "creditor": "the party to which it would be owed",
    "either": "the opinion of any party is enough",
    "both": "the parties agree",
    "organ": "an organ decides",
}

EVENT_KINDS: Final = {
    "missile-launch": "one day's launches of ballistic or cruise missiles",
    "satellite-launch": "an attempt to launch a satellite",
    "nuclear-test": "an underground nuclear explosion",
    "clash": "an exchange of fire short of war",
    "attack": "an attack that was not answered in kind",
    "infiltration": "entry of agents, tunnels, vessels or drones",
    "incident": "a seizure, crossing, defection or near miss",
    "dispute": "a militarized dispute: threat, display or use of force between states, as coded",
    "exercise": "a military exercise that was held",
    "exercise-change": "an exercise cancelled, suspended, postponed, cut or renamed",
    "asset-visit": "a visit of bombers, carriers or submarines",
    "weapon-stationing": "nuclear or other notable weapons brought in or taken out",
    "summit": "a meeting of leaders",
    "ministerial": "a meeting of ministers or a standing council",
    "talks": "negotiation below ministers, or among many",
    "visit": "a visit that is not a negotiation",
    "friction": "a dispute, measure or protest between partners",
    "repair": "a step that ends or eases a friction",
    "airspace-entry": "entry of an air defence zone or of airspace",
    "maritime-incident": "an incident or structure at sea short of fire",
    "cyber-operation": "an operation in cyberspace, with its attribution as a claim",
    "troop-change": "troops brought in, withdrawn or reduced",
    "base-transfer": "a base opened, moved or returned",
    "cost-sharing": "a round or step on cost sharing",
    "command-change": "a step in command arrangements",
    "deployment": "forces sent or brought home",
    "arms-transfer": "arms or munitions supplied, or a contract for them",
    "troop-dispatch": "forces sent to fight in another's war",
    "weapon-test": "a test, parade or fielding that is not a launch by North Korea",
    "sanctions": "sanctions adopted, tightened, vetoed or eased",
    "policy": "a strategy, law, plan or decision announced",
    "statement": "a statement by a government or body",
    "agreement-step": "a signature, accession, suspension or end of an agreement",
    "force-structure": "a command, unit or size of forces changed",
    "war": "the start or end of a war",
    "battle": "an operation of a war",
    "energy": "an energy or economic project of security weight",
}

ROLES: Final = {
    "by": "the actor who did it, undisputed or admitted",
    "alleged": "the actor to whom it is attributed, with a claim",
    "against": "the actor it was done to",
    "participant": "one of those taking part",
    "host": "the actor on whose soil it took place",
    "observer": "an actor who watched",
    "mediator": "an actor who brought others together",
    "accuser": "an actor who makes the attribution",
}

QUALIFIERS: Final = {
    "": "as stated",
    "estimate": "the source calls it an estimate",
    "about": "the source rounds it",
    "at-least": "a lower bound",
    "at-most": "an upper bound",
}

SOURCE_KINDS: Final = {
    "dataset": "a data set",
    "conversion": "somebody's conversion of a data set",
    "treaty-text": "the text of an agreement",
    "official": "a government's or organisation's own page or paper",
    "archive": "an archive's document or finding aid",
    "news": "a news report",
    "reference": "an encyclopaedia or reference page",
    "scholarship": "a book or article",
    "analysis": "a think tank or analyst",
    "copy": "a copy of one of these kept elsewhere",
    "assumption": "a what-if, entered by the user",
}

STRENGTH_MEASURES: Final = {
    "present": "there on the date",
    "planned": "to be sent, as announced",
    "peak": "the most that were there at any time",
    "total": "all who served until the date",
    "returned": "the party that came home on the date",
}

PLACE_KINDS: Final = {
    "launch-site": "a site of missile launches",
    "test-site": "a nuclear test site",
    "island": "an island or group",
    "base": "a military base",
    "zone": "a zone or line",
    "sea": "a sea area",
    "city": "a city or town",
    "country": "the territory of a state, by a point in it",
    "site": "any other place",
}

COVERAGE_ABSENT: Final = {
    "zero": "the list claims to be complete: no row means none",
    "unknown": "a selection: no row means nothing",
}
