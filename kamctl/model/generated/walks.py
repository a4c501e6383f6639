"""Generated from the records by `python -m kamctl.model.compile`; do not edit."""

from typing import Any

Lists = list[list[Any]]

WALKS: dict[str, Any] = {'kamctl.model.kam:Kam': ((),
                          (),
                          (),
                          (),
                          (('company',),
                           ('timezone',),
                           ('source_url',),
                           ('people', '{}', 'name'),
                           ('people', '{}', 'title'),
                           ('people', '{}', 'function'),
                           ('people', '{}', 'email')),
                          ((('people',), 'person'),
                           (('policy', 'contact_every_days'), ''),
                           (('policy', 'urgency'), ''),
                           (('policy', 'rules'), '')),
                          (),
                          (),
                          (),
                          (),
                          ((),),
                          (),
                          ()),
 'kamctl.model.criteria:Criteria': (((('approved', 'by'), ('person',)),
                                     (('caps', '[]', 'when', '{key}'), ('criterion',)),
                                     (('tiers', '{}', 'weights', '{key}'), ('criterion',))),
                                    (('person',), ('criterion',)),
                                    (),
                                    (('approved', 'date'),),
                                    (('edition',),
                                     ('criteria', '{}', 'name'),
                                     ('criteria', '{}', 'question'),
                                     ('criteria', '{}', 'anchors', '{}'),
                                     ('criteria', '{}', 'metric', 'what'),
                                     ('criteria', '{}', 'measures', '{}', 'name'),
                                     ('caps', '[]', 'because'),
                                     ('strength', 'criteria', '{}', 'name'),
                                     ('strength', 'criteria', '{}', 'question'),
                                     ('strength', 'criteria', '{}', 'anchors', '{}')),
                                    ((('criteria',), 'criterion'),
                                     (('criteria', '{}', 'anchors'), ''),
                                     (('criteria', '{}', 'metric', 'bands'), ''),
                                     (('criteria', '{}', 'measures'), 'measure'),
                                     (('bands',), ''),
                                     (('caps', '[]', 'when'), ''),
                                     (('tiers',), 'tier'),
                                     (('tiers', '{}', 'policy', 'contact_every_days'), ''),
                                     (('tiers', '{}', 'weights'), ''),
                                     (('strength', 'criteria'), 'strength criterion'),
                                     (('strength', 'criteria', '{}', 'anchors'), '')),
                                    (('approved',),),
                                    ((('scale',), (('low', 'high'),)),),
                                    (),
                                    (),
                                    ((),
                                     ('scale',),
                                     ('criteria', '{}'),
                                     ('criteria', '{}', 'metric')),
                                    (),
                                    ()),
 'kamctl.model.resources:Resources': (((('grants', '{}', 'by'), ('person',)),
                                       (('grants', '{}', 'days', '{key}'), ('role',))),
                                      (('person',), ('role',)),
                                      (),
                                      (('grants', '{}', 'date'),),
                                      (('roles', '{}', 'name'),),
                                      ((('roles',), 'role'),
                                       (('roles', '{}', 'capacity'), ''),
                                       (('grants',), 'grant'),
                                       (('grants', '{}', 'days'), ''),
                                       (('grants', '{}', 'days', '{}'), '')),
                                      (('grants', '{}'),),
                                      (),
                                      (),
                                      (),
                                      (),
                                      (),
                                      ()),
 'kamctl.model.offerings:Offerings': ((),
                                      (),
                                      (),
                                      (),
                                      (('offerings', '{}', 'name'),
                                       ('offerings', '{}', 'family'),
                                       ('offerings', '{}', 'products', '[]')),
                                      ((('offerings',), 'offering'),),
                                      (),
                                      (),
                                      (),
                                      (),
                                      ((),),
                                      (),
                                      ()),
 'kamctl.model.playbook:Playbook': ((),
                                    (),
                                    (),
                                    (),
                                    (('name',),
                                     ('purpose',),
                                     ('steps', '{}', 'do'),
                                     ('steps', '{}', 'role')),
                                    ((('steps',), 'step'),),
                                    (),
                                    (),
                                    (),
                                    (),
                                    ((), ('trigger',)),
                                    (),
                                    ()),
 'kamctl.model.account:Account': (((('manager',), ('person',)),
                                   (('executive_sponsor',), ('person',)),
                                   (('ratings', '{key}'), ('criterion',)),
                                   (('ratings', '{}', '[]', 'by'), ('person',)),
                                   (('strengths', '{key}'), ('strength criterion',)),
                                   (('strengths', '{}', '[]', 'by'), ('person', 'contact')),
                                   (('decisions', '[]', 'by'), ('person',)),
                                   (('decisions', '[]', 'tier'), ('tier',)),
                                   (('stages', '[]', 'by'), ('person',)),
                                   (('stages', '[]', 'waived', '{key}'), ('gate requirement',)),
                                   (('growth', '[]', 'by'), ('person',)),
                                   (('forecasts', '[]', 'agreed_by'), ('contact',)),
                                   (('forecasts', '[]', 'capacity_confirmed_by'), ('person',)),
                                   (('flight_risk', '[]', 'by'), ('person',)),
                                   (('white_space', '{key}'), ('unit',)),
                                   (('white_space', '{}', '{key}'), ('offering',)),
                                   (('white_space', '{}', '{}', 'initiative'), ('initiative',)),
                                   (('contacts', '{}', 'reports_to'), ('contact',)),
                                   (('contacts', '{}', 'counterpart'), ('person',)),
                                   (('touches', '[]', 'whom', '[]'), ('contact',)),
                                   (('touches', '[]', 'by'), ('person',)),
                                   (('needs', '{}', 'raised_by'), ('contact',)),
                                   (('value', '[]', 'accepted', 'by'), ('contact',)),
                                   (('value_checks', '[]', 'by'), ('contact',)),
                                   (('standing', '[]', 'by'), ('person',)),
                                   (('standing', '[]', 'obligations', '[]'), ('obligation',))),
                                  (('person',),
                                   ('criterion',),
                                   ('strength criterion',),
                                   ('person', 'contact'),
                                   ('tier',),
                                   ('gate requirement',),
                                   ('contact',),
                                   ('unit',),
                                   ('offering',),
                                   ('initiative',),
                                   ('obligation',)),
                                  (('ratings', '{}'),
                                   ('strengths', '{}'),
                                   ('decisions',),
                                   ('stages',),
                                   ('growth',),
                                   ('receivables',),
                                   ('forecasts',),
                                   ('flight_risk',),
                                   ('supply_position',),
                                   ('touches',),
                                   ('value',),
                                   ('value_checks',),
                                   ('standing',)),
                                  (('ratings', '{}', '[]', 'date'),
                                   ('strengths', '{}', '[]', 'date'),
                                   ('decisions', '[]', 'date'),
                                   ('stages', '[]', 'date'),
                                   ('growth', '[]', 'date'),
                                   ('receivables', '[]', 'date'),
                                   ('forecasts', '[]', 'date'),
                                   ('flight_risk', '[]', 'date'),
                                   ('supply_position', '[]', 'date'),
                                   ('white_space', '{}', '{}', 'date'),
                                   ('contacts', '{}', 'last_contact'),
                                   ('touches', '[]', 'date'),
                                   ('needs', '{}', 'date'),
                                   ('needs', '{}', 'met'),
                                   ('value', '[]', 'date'),
                                   ('value', '[]', 'accepted', 'date'),
                                   ('value_checks', '[]', 'date'),
                                   ('standing', '[]', 'date')),
                                  (('name',),
                                   ('segment',),
                                   ('customer_numbers', '[]'),
                                   ('ratings', '{}', '[]', 'evidence'),
                                   ('ratings', '{}', '[]', 'not_applicable'),
                                   ('strengths', '{}', '[]', 'evidence'),
                                   ('decisions', '[]', 'edition'),
                                   ('decisions', '[]', 'reason'),
                                   ('stages', '[]', 'waived', '{}', 'reason'),
                                   ('stages', '[]', 'reason'),
                                   ('buying_reasons', '[]', 'note'),
                                   ('growth', '[]', 'finding'),
                                   ('credit', 'expected', '[]', 'what'),
                                   ('forecasts', '[]', 'product'),
                                   ('flight_risk', '[]', 'reason'),
                                   ('flight_risk', '[]', 'mitigation'),
                                   ('supply_position', '[]', 'source'),
                                   ('units', '{}', 'name'),
                                   ('units', '{}', 'customer_numbers', '[]'),
                                   ('white_space', '{}', '{}', 'source'),
                                   ('contacts', '{}', 'name'),
                                   ('contacts', '{}', 'title'),
                                   ('contacts', '{}', 'function'),
                                   ('contacts', '{}', 'email'),
                                   ('contacts', '{}', 'phone'),
                                   ('touches', '[]', 'note'),
                                   ('needs', '{}', 'need'),
                                   ('value', '[]', 'what'),
                                   ('value_checks', '[]', 'note'),
                                   ('obligations', '{}', 'what'),
                                   ('obligations', '{}', 'unit'),
                                   ('obligations', '{}', 'results', '{}', 'excused'),
                                   ('standing', '[]', 'reason')),
                                  ((('ratings',), ''),
                                   (('strengths',), ''),
                                   (('stages', '[]', 'waived'), 'waiver'),
                                   (('units',), 'unit'),
                                   (('white_space',), ''),
                                   (('white_space', '{}'), 'cell'),
                                   (('white_space', '{}', '{}', 'rivals'), ''),
                                   (('contacts',), 'contact'),
                                   (('needs',), 'need'),
                                   (('obligations',), 'obligation'),
                                   (('obligations', '{}', 'results'), 'result')),
                                  (('value', '[]', 'accepted'),),
                                  ((('white_space', '{}', '{}'),
                                    (('state', 'spend', 'ours', 'rivals', 'source', 'date'),)),
                                   (('obligations', '{}'), (('every', 'due'),))),
                                  ((('ratings', '{}'), ('measure',)),
                                   (('forecasts',), ('product', 'quarter')),
                                   (('touches',), ('whom',)),
                                   (('value',), ('what',))),
                                  (('receivables',), ('forecasts',), ('supply_position',)),
                                  ((), ('decisions', '[]'), ('obligations', '{}')),
                                  (('stages', '[]', 'waived', '{}'),),
                                  ((('decisions',), 'outcome'),
                                   (('stages',), 'stage'),
                                   (('growth',), 'outlook'),
                                   (('receivables',), 'balance'),
                                   (('flight_risk',), 'level'),
                                   (('supply_position',), 'our_rank'),
                                   (('standing',), 'state'))),
 'kamctl.model.plan:Plan': (((('team', '{key}'), ('person',)),
                             (('objectives', '{}', 'confirmed', 'by'), ('contact',)),
                             (('pressures', '{}', 'bears_on', '[]'), ('objective',)),
                             (('pressures', '{}', 'confirmed', 'by'), ('contact',)),
                             (('obstacles', '{}', 'blocks', '[]'), ('objective',)),
                             (('obstacles', '{}', 'confirmed', 'by'), ('contact',)),
                             (('initiatives', '{}', 'helps', '[]'),
                              ('objective', 'pressure', 'obstacle')),
                             (('initiatives', '{}', 'milestone'), ('milestone',)),
                             (('initiatives', '{}', 'owner'), ('person',)),
                             (('initiatives', '{}', 'after'), ('initiative',)),
                             (('initiatives', '{}', 'resources', '[]', 'role'), ('role',)),
                             (('initiatives', '{}', 'resources', '[]', 'for'), ('obligation',)),
                             (('validations', '[]', 'by'), ('contact',)),
                             (('approvals', '[]', 'by'), ('person',)),
                             (('adjustments', '[]', 'by'), ('person',)),
                             (('actions', '{}', 'serves'),
                              ('initiative', 'obligation', 'need', 'contact')),
                             (('actions', '{}', 'owner'), ('person', 'contact'))),
                            (('person',),
                             ('contact',),
                             ('objective',),
                             ('objective', 'pressure', 'obstacle'),
                             ('milestone',),
                             ('initiative',),
                             ('role',),
                             ('obligation',),
                             ('initiative', 'obligation', 'need', 'contact'),
                             ('person', 'contact')),
                            (('validations',),
                             ('approvals',),
                             ('adjustments',),
                             ('actions', '{}', 'moved')),
                            (('objectives', '{}', 'confirmed', 'date'),
                             ('pressures', '{}', 'confirmed', 'date'),
                             ('obstacles', '{}', 'confirmed', 'date'),
                             ('milestones', '{}', 'reached'),
                             ('initiatives', '{}', 'resources', '[]', 'asked'),
                             ('validations', '[]', 'date'),
                             ('approvals', '[]', 'date'),
                             ('adjustments', '[]', 'date'),
                             ('actions', '{}', 'opened'),
                             ('actions', '{}', 'moved', '[]', 'date'),
                             ('actions', '{}', 'done'),
                             ('actions', '{}', 'dropped', 'date'),
                             ('actions', '{}', 'played', 'date')),
                            (('destination',),
                             ('team', '{}'),
                             ('objectives', '{}', 'objective'),
                             ('objectives', '{}', 'source'),
                             ('pressures', '{}', 'pressure'),
                             ('pressures', '{}', 'source'),
                             ('obstacles', '{}', 'obstacle'),
                             ('obstacles', '{}', 'source'),
                             ('milestones', '{}', 'outcome'),
                             ('initiatives', '{}', 'name'),
                             ('initiatives', '{}', 'measure', 'what'),
                             ('validations', '[]', 'note'),
                             ('approvals', '[]', 'note'),
                             ('adjustments', '[]', 'what'),
                             ('actions', '{}', 'do'),
                             ('actions', '{}', 'moved', '[]', 'reason'),
                             ('actions', '{}', 'dropped', 'reason')),
                            ((('team',), ''),
                             (('objectives',), 'objective'),
                             (('pressures',), 'pressure'),
                             (('obstacles',), 'obstacle'),
                             (('milestones',), 'milestone'),
                             (('initiatives',), 'initiative'),
                             (('actions',), 'action')),
                            (('objectives', '{}', 'confirmed'),
                             ('pressures', '{}', 'confirmed'),
                             ('obstacles', '{}', 'confirmed'),
                             ('actions', '{}', 'dropped'),
                             ('actions', '{}', 'played')),
                            ((('actions', '{}'), (('due', 'moved'), ('done', 'dropped'))),),
                            ((('initiatives', '{}', 'resources'), ('role', 'quarter')),
                             (('adjustments',), ('what',))),
                            (),
                            ((),
                             ('initiatives', '{}'),
                             ('initiatives', '{}', 'resources', '[]'),
                             ('actions', '{}')),
                            (),
                            ()),
 'kamctl.model.review:Review': (((('attendees', '[]'), ('person', 'contact')),
                                 (('agreed', '[]'), ('action',))),
                                (('person', 'contact'), ('action',)),
                                (),
                                (('held',),),
                                (('summary',),),
                                (),
                                (),
                                (),
                                (),
                                (),
                                (),
                                (),
                                ()),
 'kamctl.model.round:Ballot': (((('accounts', '[]'), ('account',)),
                                (('rated', '{key}'), ('account',)),
                                (('rated', '{}', '{key}'), ('criterion',)),
                                (('rated', '{}', '{}', '[]', 'by'), ('person',))),
                               (('account',), ('criterion',), ('person',)),
                               (('rated', '{}', '{}'),),
                               (('opened',), ('rated', '{}', '{}', '[]', 'date'), ('closed',)),
                               (('rated', '{}', '{}', '[]', 'evidence'),
                                ('rated', '{}', '{}', '[]', 'not_applicable')),
                               ((('rated',), ''), (('rated', '{}'), '')),
                               (),
                               (),
                               ((('rated', '{}', '{}'), ('measure',)),),
                               (),
                               (),
                               (),
                               ()),
 'kamctl.model.ledger:Ledger': ((),
                                (),
                                (),
                                (),
                                (('sources', '{}', 'files'),
                                 ('sources', '{}', 'table'),
                                 ('sources', '{}', 'columns', 'customer'),
                                 ('sources', '{}', 'columns', 'date'),
                                 ('sources', '{}', 'columns', 'revenue'),
                                 ('sources', '{}', 'columns', 'cost'),
                                 ('sources', '{}', 'columns', 'direct', '[]'),
                                 ('sources', '{}', 'columns', 'order'),
                                 ('sources', '{}', 'columns', 'product'),
                                 ('sources', '{}', 'columns', 'quantity'),
                                 ('sources', '{}', 'columns', 'currency'),
                                 ('sources', '{}', 'columns', 'as_of'),
                                 ('sources', '{}', 'columns', 'due'),
                                 ('sources', '{}', 'columns', 'amount'),
                                 ('sources', '{}', 'columns', 'activity'),
                                 ('sources', '{}', 'leave_out', '{}', '[]'),
                                 ('sources', '{}', 'read', 'encoding'),
                                 ('sources', '{}', 'read', 'dates'),
                                 ('sources', '{}', 'read', 'sheet')),
                                ((('sources',), 'source'),
                                 (('sources', '{}', 'leave_out'), ''),
                                 (('profit', 'cost_to_serve', 'activities'), ''),
                                 (('currency_rates',), ''),
                                 (('currency_rates', '{}'), '')),
                                (),
                                (),
                                (),
                                (),
                                ((), ('sources', '{}'), ('sources', '{}', 'read')),
                                (),
                                ()),
 'kamctl.model.results:Results': ((),
                                  (),
                                  (),
                                  (('months', '{}', 'restated', 'date'),
                                   ('offerings', '{}', 'restated', 'date'),
                                   ('taken', 'date')),
                                  (('months', '{}', 'restated', 'reason'),
                                   ('offerings', '{}', 'restated', 'reason'),
                                   ('taken', 'profit')),
                                  ((('months',), 'month result'),
                                   (('offerings',), 'offerings result'),
                                   (('offerings', '{}', 'by_offering'), ''),
                                   (('offerings', '{}', 'by_unit'), ''),
                                   (('offerings', '{}', 'by_unit', '{}'), '')),
                                  (('months', '{}', 'restated'),
                                   ('offerings', '{}', 'restated'),
                                   ('taken',)),
                                  (),
                                  (),
                                  (),
                                  (),
                                  (),
                                  ()),
 'kamctl.model.results:PortfolioResults': ((),
                                           (),
                                           (),
                                           (('taken', 'date'),),
                                           (('taken', 'profit'),),
                                           ((('years',), 'year result'),),
                                           (('taken',),),
                                           (),
                                           (),
                                           (),
                                           (),
                                           (),
                                           ())}

SCOPES: dict[str, Any] = {'playbook': ('playbook', None),
 'account': ('account', None),
 'plan': ('plan', None),
 'results': ('results', None),
 'person': ('kam', 'people'),
 'criterion': ('criteria', 'criteria'),
 'tier': ('criteria', 'tiers'),
 'strength criterion': ('criteria', 'strength.criteria'),
 'role': ('resources', 'roles'),
 'grant': ('resources', 'grants'),
 'offering': ('offerings', 'offerings'),
 'step': ('playbook', 'steps'),
 'unit': ('account', 'units'),
 'contact': ('account', 'contacts'),
 'need': ('account', 'needs'),
 'obligation': ('account', 'obligations'),
 'objective': ('plan', 'objectives'),
 'pressure': ('plan', 'pressures'),
 'obstacle': ('plan', 'obstacles'),
 'milestone': ('plan', 'milestones'),
 'initiative': ('plan', 'initiatives'),
 'action': ('plan', 'actions'),
 'source': ('ledger', 'sources'),
 'month result': ('results', 'months'),
 'offerings result': ('results', 'offerings'),
 'year result': ('portfolio', 'years')}

ENTRY_KINDS: dict[str, Any] = {'person': ('kam', ('people', '{}'), 'kamctl.model.kam:Person'),
 'criterion': ('criteria', ('criteria', '{}'), 'kamctl.model.criteria:Criterion'),
 'measure': ('criteria', ('criteria', '{}', 'measures', '{}'), 'kamctl.model.criteria:Measure'),
 'cap': ('criteria', ('caps', '[]'), 'kamctl.model.criteria:Cap'),
 'tier': ('criteria', ('tiers', '{}'), 'kamctl.model.criteria:Tier'),
 'strength-criterion': ('criteria',
                        ('strength', 'criteria', '{}'),
                        'kamctl.model.criteria:StrengthCriterion'),
 'role': ('resources', ('roles', '{}'), 'kamctl.model.resources:Role'),
 'grant': ('resources', ('grants', '{}'), 'kamctl.model.resources:Grant'),
 'offering': ('offerings', ('offerings', '{}'), 'kamctl.model.offerings:Offering'),
 'step': ('playbook', ('steps', '{}'), 'kamctl.model.playbook:Step'),
 'rating': ('account', ('ratings', '{}', '[]'), 'kamctl.model.account:Rating'),
 'strength-rating': ('account', ('strengths', '{}', '[]'), 'kamctl.model.account:StrengthRating'),
 'decision': ('account', ('decisions', '[]'), 'kamctl.model.account:Decision'),
 'stage-entry': ('account', ('stages', '[]'), 'kamctl.model.account:StageEntry'),
 'buying-reason': ('account', ('buying_reasons', '[]'), 'kamctl.model.account:BuyingReason'),
 'growth': ('account', ('growth', '[]'), 'kamctl.model.account:Growth'),
 'expected-invoice': ('account',
                      ('credit', 'expected', '[]'),
                      'kamctl.model.account:ExpectedInvoice'),
 'receivables': ('account', ('receivables', '[]'), 'kamctl.model.account:Receivables'),
 'forecast': ('account', ('forecasts', '[]'), 'kamctl.model.account:Forecast'),
 'flight-risk': ('account', ('flight_risk', '[]'), 'kamctl.model.account:FlightRisk'),
 'supply-position': ('account', ('supply_position', '[]'), 'kamctl.model.account:SupplyPosition'),
 'unit': ('account', ('units', '{}'), 'kamctl.model.white_space:Unit'),
 'cell': ('account', ('white_space', '{}', '{}'), 'kamctl.model.white_space:Cell'),
 'contact': ('account', ('contacts', '{}'), 'kamctl.model.account:Contact'),
 'touch': ('account', ('touches', '[]'), 'kamctl.model.account:Touch'),
 'need': ('account', ('needs', '{}'), 'kamctl.model.account:Need'),
 'value': ('account', ('value', '[]'), 'kamctl.model.account:Value'),
 'value-check': ('account', ('value_checks', '[]'), 'kamctl.model.account:ValueCheck'),
 'obligation': ('account', ('obligations', '{}'), 'kamctl.model.account:Obligation'),
 'result': ('account', ('obligations', '{}', 'results', '{}'), 'kamctl.model.account:Result'),
 'standing': ('account', ('standing', '[]'), 'kamctl.model.account:Standing'),
 'objective': ('plan', ('objectives', '{}'), 'kamctl.model.plan:Objective'),
 'pressure': ('plan', ('pressures', '{}'), 'kamctl.model.plan:Pressure'),
 'obstacle': ('plan', ('obstacles', '{}'), 'kamctl.model.plan:Obstacle'),
 'milestone': ('plan', ('milestones', '{}'), 'kamctl.model.plan:Milestone'),
 'initiative': ('plan', ('initiatives', '{}'), 'kamctl.model.plan:Initiative'),
 'resource-demand': ('plan',
                     ('initiatives', '{}', 'resources', '[]'),
                     'kamctl.model.plan:ResourceDemand'),
 'validation': ('plan', ('validations', '[]'), 'kamctl.model.plan:Validation'),
 'plan-approval': ('plan', ('approvals', '[]'), 'kamctl.model.plan:PlanApproval'),
 'adjustment': ('plan', ('adjustments', '[]'), 'kamctl.model.plan:Adjustment'),
 'action': ('plan', ('actions', '{}'), 'kamctl.model.plan:Action'),
 'move': ('plan', ('actions', '{}', 'moved', '[]'), 'kamctl.model.plan:Move'),
 'rated': ('round', ('rated', '{}', '{}', '[]'), 'kamctl.model.account:Rating'),
 'source': ('ledger', ('sources', '{}'), 'kamctl.model.ledger:Source')}


def kam_references(record: Any) -> Lists:
    return []


def kam_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def kam_past(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def kam_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.company) is not None:
        v0.append(x0)
    if (x0 := record.timezone) is not None:
        v0.append(x0)
    if (x0 := record.source_url) is not None:
        v0.append(x0)
    if (x0 := record.people) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.title) is not None:
                v0.append(x2)
            if (x2 := x1.function) is not None:
                v0.append(x2)
            if (x2 := x1.email) is not None:
                v0.append(x2)
    return [v0]


def criteria_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    if (x0 := record.approved) is not None:
        if (x1 := x0.by) is not None:
            v0.append(x1)
    if (x0 := record.caps) is not None:
        for x1 in x0:
            if (x2 := x1.when) is not None:
                v1 += x2
    if (x0 := record.tiers) is not None:
        for x1 in x0.values():
            if (x2 := x1.weights) is not None:
                v1 += x2
    return [v0, v1]


def criteria_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def criteria_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.approved) is not None:
        if (x1 := x0.date) is not None:
            v0.append(x1)
    return [v0]


def criteria_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.edition) is not None:
        v0.append(x0)
    if (x0 := record.criteria) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.question) is not None:
                v0.append(x2)
            if (x2 := x1.anchors) is not None:
                for x3 in x2.values():
                    v0.append(x3)
            if (x2 := x1.metric) is not None:
                if (x3 := x2.what) is not None:
                    v0.append(x3)
            if (x2 := x1.measures) is not None:
                for x3 in x2.values():
                    if (x4 := x3.name) is not None:
                        v0.append(x4)
    if (x0 := record.caps) is not None:
        for x1 in x0:
            if (x2 := x1.because) is not None:
                v0.append(x2)
    if (x0 := record.strength) is not None:
        if (x1 := x0.criteria) is not None:
            for x2 in x1.values():
                if (x3 := x2.name) is not None:
                    v0.append(x3)
                if (x3 := x2.question) is not None:
                    v0.append(x3)
                if (x3 := x2.anchors) is not None:
                    for x4 in x3.values():
                        v0.append(x4)
    return [v0]


def resources_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    if (x0 := record.grants) is not None:
        for x1 in x0.values():
            if (x2 := x1.by) is not None:
                v0.append(x2)
            if (x2 := x1.days) is not None:
                v1 += x2
    return [v0, v1]


def resources_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def resources_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.grants) is not None:
        for x1 in x0.values():
            if (x2 := x1.date) is not None:
                v0.append(x2)
    return [v0]


def resources_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.roles) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
    return [v0]


def offerings_references(record: Any) -> Lists:
    return []


def offerings_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def offerings_past(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def offerings_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.offerings) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.family) is not None:
                v0.append(x2)
            if (x2 := x1.products) is not None:
                for x3 in x2:
                    v0.append(x3)
    return [v0]


def playbook_references(record: Any) -> Lists:
    return []


def playbook_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def playbook_past(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def playbook_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.name) is not None:
        v0.append(x0)
    if (x0 := record.purpose) is not None:
        v0.append(x0)
    if (x0 := record.steps) is not None:
        for x1 in x0.values():
            if (x2 := x1.do) is not None:
                v0.append(x2)
            if (x2 := x1.role) is not None:
                v0.append(x2)
    return [v0]


def account_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    v2: list[Any] = []
    v3: list[Any] = []
    v4: list[Any] = []
    v5: list[Any] = []
    v6: list[Any] = []
    v7: list[Any] = []
    v8: list[Any] = []
    v9: list[Any] = []
    v10: list[Any] = []
    if (x0 := record.manager) is not None:
        v0.append(x0)
    if (x0 := record.executive_sponsor) is not None:
        v0.append(x0)
    if (x0 := record.ratings) is not None:
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.by) is not None:
                    v0.append(x3)
        v1 += x0
    if (x0 := record.decisions) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
            if (x2 := x1.tier) is not None:
                v4.append(x2)
    if (x0 := record.stages) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
            if (x2 := x1.waived) is not None:
                v5 += x2
    if (x0 := record.growth) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
    if (x0 := record.forecasts) is not None:
        for x1 in x0:
            if (x2 := x1.capacity_confirmed_by) is not None:
                v0.append(x2)
            if (x2 := x1.agreed_by) is not None:
                v6.append(x2)
    if (x0 := record.flight_risk) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
    if (x0 := record.contacts) is not None:
        for x1 in x0.values():
            if (x2 := x1.counterpart) is not None:
                v0.append(x2)
            if (x2 := x1.reports_to) is not None:
                v6.append(x2)
    if (x0 := record.touches) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
            if (x2 := x1.whom) is not None:
                for x3 in x2:
                    v6.append(x3)
    if (x0 := record.standing) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
            if (x2 := x1.obligations) is not None:
                for x3 in x2:
                    v10.append(x3)
    if (x0 := record.strengths) is not None:
        v2 += x0
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.by) is not None:
                    v3.append(x3)
    if (x0 := record.needs) is not None:
        for x1 in x0.values():
            if (x2 := x1.raised_by) is not None:
                v6.append(x2)
    if (x0 := record.value) is not None:
        for x1 in x0:
            if (x2 := x1.accepted) is not None:
                if (x3 := x2.by) is not None:
                    v6.append(x3)
    if (x0 := record.value_checks) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v6.append(x2)
    if (x0 := record.white_space) is not None:
        v7 += x0
        for x1 in x0.values():
            v8 += x1
            for x2 in x1.values():
                if (x3 := x2.initiative) is not None:
                    v9.append(x3)
    return [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10]


def account_logs(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.ratings) is not None:
        for x1 in x0.values():
            v0.append(x1)
    if (x0 := record.strengths) is not None:
        for x1 in x0.values():
            v0.append(x1)
    if (x0 := record.decisions) is not None:
        v0.append(x0)
    if (x0 := record.stages) is not None:
        v0.append(x0)
    if (x0 := record.growth) is not None:
        v0.append(x0)
    if (x0 := record.receivables) is not None:
        v0.append(x0)
    if (x0 := record.forecasts) is not None:
        v0.append(x0)
    if (x0 := record.flight_risk) is not None:
        v0.append(x0)
    if (x0 := record.supply_position) is not None:
        v0.append(x0)
    if (x0 := record.touches) is not None:
        v0.append(x0)
    if (x0 := record.value) is not None:
        v0.append(x0)
    if (x0 := record.value_checks) is not None:
        v0.append(x0)
    if (x0 := record.standing) is not None:
        v0.append(x0)
    return [v0]


def account_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.ratings) is not None:
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.strengths) is not None:
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.decisions) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.stages) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.growth) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.receivables) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.forecasts) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.flight_risk) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.supply_position) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.white_space) is not None:
        for x1 in x0.values():
            for x2 in x1.values():
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.contacts) is not None:
        for x1 in x0.values():
            if (x2 := x1.last_contact) is not None:
                v0.append(x2)
    if (x0 := record.touches) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.needs) is not None:
        for x1 in x0.values():
            if (x2 := x1.date) is not None:
                v0.append(x2)
            if (x2 := x1.met) is not None:
                v0.append(x2)
    if (x0 := record.value) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
            if (x2 := x1.accepted) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.value_checks) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.standing) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    return [v0]


def account_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.name) is not None:
        v0.append(x0)
    if (x0 := record.segment) is not None:
        v0.append(x0)
    if (x0 := record.customer_numbers) is not None:
        for x1 in x0:
            v0.append(x1)
    if (x0 := record.ratings) is not None:
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.evidence) is not None:
                    v0.append(x3)
                if (x3 := x2.not_applicable) is not None:
                    v0.append(x3)
    if (x0 := record.strengths) is not None:
        for x1 in x0.values():
            for x2 in x1:
                if (x3 := x2.evidence) is not None:
                    v0.append(x3)
    if (x0 := record.decisions) is not None:
        for x1 in x0:
            if (x2 := x1.edition) is not None:
                v0.append(x2)
            if (x2 := x1.reason) is not None:
                v0.append(x2)
    if (x0 := record.stages) is not None:
        for x1 in x0:
            if (x2 := x1.waived) is not None:
                for x3 in x2.values():
                    if (x4 := x3.reason) is not None:
                        v0.append(x4)
            if (x2 := x1.reason) is not None:
                v0.append(x2)
    if (x0 := record.buying_reasons) is not None:
        for x1 in x0:
            if (x2 := x1.note) is not None:
                v0.append(x2)
    if (x0 := record.growth) is not None:
        for x1 in x0:
            if (x2 := x1.finding) is not None:
                v0.append(x2)
    if (x0 := record.credit) is not None:
        if (x1 := x0.expected) is not None:
            for x2 in x1:
                if (x3 := x2.what) is not None:
                    v0.append(x3)
    if (x0 := record.forecasts) is not None:
        for x1 in x0:
            if (x2 := x1.product) is not None:
                v0.append(x2)
    if (x0 := record.flight_risk) is not None:
        for x1 in x0:
            if (x2 := x1.reason) is not None:
                v0.append(x2)
            if (x2 := x1.mitigation) is not None:
                v0.append(x2)
    if (x0 := record.supply_position) is not None:
        for x1 in x0:
            if (x2 := x1.source) is not None:
                v0.append(x2)
    if (x0 := record.units) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.customer_numbers) is not None:
                for x3 in x2:
                    v0.append(x3)
    if (x0 := record.white_space) is not None:
        for x1 in x0.values():
            for x2 in x1.values():
                if (x3 := x2.source) is not None:
                    v0.append(x3)
    if (x0 := record.contacts) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.title) is not None:
                v0.append(x2)
            if (x2 := x1.function) is not None:
                v0.append(x2)
            if (x2 := x1.email) is not None:
                v0.append(x2)
            if (x2 := x1.phone) is not None:
                v0.append(x2)
    if (x0 := record.touches) is not None:
        for x1 in x0:
            if (x2 := x1.note) is not None:
                v0.append(x2)
    if (x0 := record.needs) is not None:
        for x1 in x0.values():
            if (x2 := x1.need) is not None:
                v0.append(x2)
    if (x0 := record.value) is not None:
        for x1 in x0:
            if (x2 := x1.what) is not None:
                v0.append(x2)
    if (x0 := record.value_checks) is not None:
        for x1 in x0:
            if (x2 := x1.note) is not None:
                v0.append(x2)
    if (x0 := record.obligations) is not None:
        for x1 in x0.values():
            if (x2 := x1.what) is not None:
                v0.append(x2)
            if (x2 := x1.unit) is not None:
                v0.append(x2)
            if (x2 := x1.results) is not None:
                for x3 in x2.values():
                    if (x4 := x3.excused) is not None:
                        v0.append(x4)
    if (x0 := record.standing) is not None:
        for x1 in x0:
            if (x2 := x1.reason) is not None:
                v0.append(x2)
    return [v0]


def plan_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    v2: list[Any] = []
    v3: list[Any] = []
    v4: list[Any] = []
    v5: list[Any] = []
    v6: list[Any] = []
    v7: list[Any] = []
    v8: list[Any] = []
    v9: list[Any] = []
    if (x0 := record.team) is not None:
        v0 += x0
    if (x0 := record.initiatives) is not None:
        for x1 in x0.values():
            if (x2 := x1.owner) is not None:
                v0.append(x2)
            if (x2 := x1.helps) is not None:
                for x3 in x2:
                    v3.append(x3)
            if (x2 := x1.milestone) is not None:
                v4.append(x2)
            if (x2 := x1.after) is not None:
                v5.append(x2)
            if (x2 := x1.resources) is not None:
                for x3 in x2:
                    if (x4 := x3.role) is not None:
                        v6.append(x4)
                    if (x4 := getattr(x3, 'for')) is not None:
                        v7.append(x4)
    if (x0 := record.approvals) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
    if (x0 := record.adjustments) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v0.append(x2)
    if (x0 := record.objectives) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.by) is not None:
                    v1.append(x3)
    if (x0 := record.pressures) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.by) is not None:
                    v1.append(x3)
            if (x2 := x1.bears_on) is not None:
                for x3 in x2:
                    v2.append(x3)
    if (x0 := record.obstacles) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.by) is not None:
                    v1.append(x3)
            if (x2 := x1.blocks) is not None:
                for x3 in x2:
                    v2.append(x3)
    if (x0 := record.validations) is not None:
        for x1 in x0:
            if (x2 := x1.by) is not None:
                v1.append(x2)
    if (x0 := record.actions) is not None:
        for x1 in x0.values():
            if (x2 := x1.serves) is not None:
                v8.append(x2)
            if (x2 := x1.owner) is not None:
                v9.append(x2)
    return [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9]


def plan_logs(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.validations) is not None:
        v0.append(x0)
    if (x0 := record.approvals) is not None:
        v0.append(x0)
    if (x0 := record.adjustments) is not None:
        v0.append(x0)
    if (x0 := record.actions) is not None:
        for x1 in x0.values():
            if (x2 := x1.moved) is not None:
                v0.append(x2)
    return [v0]


def plan_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.objectives) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.pressures) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.obstacles) is not None:
        for x1 in x0.values():
            if (x2 := x1.confirmed) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.milestones) is not None:
        for x1 in x0.values():
            if (x2 := x1.reached) is not None:
                v0.append(x2)
    if (x0 := record.initiatives) is not None:
        for x1 in x0.values():
            if (x2 := x1.resources) is not None:
                for x3 in x2:
                    if (x4 := x3.asked) is not None:
                        v0.append(x4)
    if (x0 := record.validations) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.approvals) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.adjustments) is not None:
        for x1 in x0:
            if (x2 := x1.date) is not None:
                v0.append(x2)
    if (x0 := record.actions) is not None:
        for x1 in x0.values():
            if (x2 := x1.opened) is not None:
                v0.append(x2)
            if (x2 := x1.moved) is not None:
                for x3 in x2:
                    if (x4 := x3.date) is not None:
                        v0.append(x4)
            if (x2 := x1.done) is not None:
                v0.append(x2)
            if (x2 := x1.dropped) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
            if (x2 := x1.played) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    return [v0]


def plan_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.destination) is not None:
        v0.append(x0)
    if (x0 := record.team) is not None:
        for x1 in x0.values():
            v0.append(x1)
    if (x0 := record.objectives) is not None:
        for x1 in x0.values():
            if (x2 := x1.objective) is not None:
                v0.append(x2)
            if (x2 := x1.source) is not None:
                v0.append(x2)
    if (x0 := record.pressures) is not None:
        for x1 in x0.values():
            if (x2 := x1.pressure) is not None:
                v0.append(x2)
            if (x2 := x1.source) is not None:
                v0.append(x2)
    if (x0 := record.obstacles) is not None:
        for x1 in x0.values():
            if (x2 := x1.obstacle) is not None:
                v0.append(x2)
            if (x2 := x1.source) is not None:
                v0.append(x2)
    if (x0 := record.milestones) is not None:
        for x1 in x0.values():
            if (x2 := x1.outcome) is not None:
                v0.append(x2)
    if (x0 := record.initiatives) is not None:
        for x1 in x0.values():
            if (x2 := x1.name) is not None:
                v0.append(x2)
            if (x2 := x1.measure) is not None:
                if (x3 := x2.what) is not None:
                    v0.append(x3)
    if (x0 := record.validations) is not None:
        for x1 in x0:
            if (x2 := x1.note) is not None:
                v0.append(x2)
    if (x0 := record.approvals) is not None:
        for x1 in x0:
            if (x2 := x1.note) is not None:
                v0.append(x2)
    if (x0 := record.adjustments) is not None:
        for x1 in x0:
            if (x2 := x1.what) is not None:
                v0.append(x2)
    if (x0 := record.actions) is not None:
        for x1 in x0.values():
            if (x2 := x1.do) is not None:
                v0.append(x2)
            if (x2 := x1.moved) is not None:
                for x3 in x2:
                    if (x4 := x3.reason) is not None:
                        v0.append(x4)
            if (x2 := x1.dropped) is not None:
                if (x3 := x2.reason) is not None:
                    v0.append(x3)
    return [v0]


def review_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    if (x0 := record.attendees) is not None:
        for x1 in x0:
            v0.append(x1)
    if (x0 := record.agreed) is not None:
        for x1 in x0:
            v1.append(x1)
    return [v0, v1]


def review_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def review_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.held) is not None:
        v0.append(x0)
    return [v0]


def review_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.summary) is not None:
        v0.append(x0)
    return [v0]


def round_references(record: Any) -> Lists:
    v0: list[Any] = []
    v1: list[Any] = []
    v2: list[Any] = []
    if (x0 := record.accounts) is not None:
        for x1 in x0:
            v0.append(x1)
    if (x0 := record.rated) is not None:
        v0 += x0
        for x1 in x0.values():
            v1 += x1
            for x2 in x1.values():
                for x3 in x2:
                    if (x4 := x3.by) is not None:
                        v2.append(x4)
    return [v0, v1, v2]


def round_logs(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.rated) is not None:
        for x1 in x0.values():
            for x2 in x1.values():
                v0.append(x2)
    return [v0]


def round_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.opened) is not None:
        v0.append(x0)
    if (x0 := record.rated) is not None:
        for x1 in x0.values():
            for x2 in x1.values():
                for x3 in x2:
                    if (x4 := x3.date) is not None:
                        v0.append(x4)
    if (x0 := record.closed) is not None:
        v0.append(x0)
    return [v0]


def round_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.rated) is not None:
        for x1 in x0.values():
            for x2 in x1.values():
                for x3 in x2:
                    if (x4 := x3.evidence) is not None:
                        v0.append(x4)
                    if (x4 := x3.not_applicable) is not None:
                        v0.append(x4)
    return [v0]


def ledger_references(record: Any) -> Lists:
    return []


def ledger_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def ledger_past(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def ledger_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.sources) is not None:
        for x1 in x0.values():
            if (x2 := x1.files) is not None:
                v0.append(x2)
            if (x2 := x1.table) is not None:
                v0.append(x2)
            if (x2 := x1.columns) is not None:
                if (x3 := x2.customer) is not None:
                    v0.append(x3)
                if (x3 := x2.date) is not None:
                    v0.append(x3)
                if (x3 := x2.revenue) is not None:
                    v0.append(x3)
                if (x3 := x2.cost) is not None:
                    v0.append(x3)
                if (x3 := x2.direct) is not None:
                    for x4 in x3:
                        v0.append(x4)
                if (x3 := x2.order) is not None:
                    v0.append(x3)
                if (x3 := x2.product) is not None:
                    v0.append(x3)
                if (x3 := x2.quantity) is not None:
                    v0.append(x3)
                if (x3 := x2.currency) is not None:
                    v0.append(x3)
                if (x3 := x2.as_of) is not None:
                    v0.append(x3)
                if (x3 := x2.due) is not None:
                    v0.append(x3)
                if (x3 := x2.amount) is not None:
                    v0.append(x3)
                if (x3 := x2.activity) is not None:
                    v0.append(x3)
            if (x2 := x1.leave_out) is not None:
                for x3 in x2.values():
                    for x4 in x3:
                        v0.append(x4)
            if (x2 := x1.read) is not None:
                if (x3 := x2.encoding) is not None:
                    v0.append(x3)
                if (x3 := x2.dates) is not None:
                    v0.append(x3)
                if (x3 := x2.sheet) is not None:
                    v0.append(x3)
    return [v0]


def results_references(record: Any) -> Lists:
    return []


def results_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def results_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.months) is not None:
        for x1 in x0.values():
            if (x2 := x1.restated) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.offerings) is not None:
        for x1 in x0.values():
            if (x2 := x1.restated) is not None:
                if (x3 := x2.date) is not None:
                    v0.append(x3)
    if (x0 := record.taken) is not None:
        if (x1 := x0.date) is not None:
            v0.append(x1)
    return [v0]


def results_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.months) is not None:
        for x1 in x0.values():
            if (x2 := x1.restated) is not None:
                if (x3 := x2.reason) is not None:
                    v0.append(x3)
    if (x0 := record.offerings) is not None:
        for x1 in x0.values():
            if (x2 := x1.restated) is not None:
                if (x3 := x2.reason) is not None:
                    v0.append(x3)
    if (x0 := record.taken) is not None:
        if (x1 := x0.profit) is not None:
            v0.append(x1)
    return [v0]


def portfolio_references(record: Any) -> Lists:
    return []


def portfolio_logs(record: Any) -> Lists:
    v0: list[Any] = []
    return [v0]


def portfolio_past(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.taken) is not None:
        if (x1 := x0.date) is not None:
            v0.append(x1)
    return [v0]


def portfolio_texts(record: Any) -> Lists:
    v0: list[Any] = []
    if (x0 := record.taken) is not None:
        if (x1 := x0.profit) is not None:
            v0.append(x1)
    return [v0]


COLLECTORS: dict[str, Any] = {
    "kamctl.model.kam:Kam": {'references': kam_references, 'logs': kam_logs, 'past': kam_past, 'texts': kam_texts},
    "kamctl.model.criteria:Criteria": {'references': criteria_references, 'logs': criteria_logs, 'past': criteria_past, 'texts': criteria_texts},
    "kamctl.model.resources:Resources": {'references': resources_references, 'logs': resources_logs, 'past': resources_past, 'texts': resources_texts},
    "kamctl.model.offerings:Offerings": {'references': offerings_references, 'logs': offerings_logs, 'past': offerings_past, 'texts': offerings_texts},
    "kamctl.model.playbook:Playbook": {'references': playbook_references, 'logs': playbook_logs, 'past': playbook_past, 'texts': playbook_texts},
    "kamctl.model.account:Account": {'references': account_references, 'logs': account_logs, 'past': account_past, 'texts': account_texts},
    "kamctl.model.plan:Plan": {'references': plan_references, 'logs': plan_logs, 'past': plan_past, 'texts': plan_texts},
    "kamctl.model.review:Review": {'references': review_references, 'logs': review_logs, 'past': review_past, 'texts': review_texts},
    "kamctl.model.round:Ballot": {'references': round_references, 'logs': round_logs, 'past': round_past, 'texts': round_texts},
    "kamctl.model.ledger:Ledger": {'references': ledger_references, 'logs': ledger_logs, 'past': ledger_past, 'texts': ledger_texts},
    "kamctl.model.results:Results": {'references': results_references, 'logs': results_logs, 'past': results_past, 'texts': results_texts},
    "kamctl.model.results:PortfolioResults": {'references': portfolio_references, 'logs': portfolio_logs, 'past': portfolio_past, 'texts': portfolio_texts},
}
