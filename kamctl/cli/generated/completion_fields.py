"""Generated from the records by `python -m tests.drift.generate`; do not edit."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion
if TYPE_CHECKING:
    from typing import Any

FILES: dict[str, str] = {'settings': 'kam.yaml',
 'criteria': 'criteria.yaml',
 'resources': 'resources.yaml',
 'offerings': 'offerings.yaml',
 'ledger': 'ledger.yaml'}
FIELDS: dict[str, Any] = {'kam.yaml': {'company': ("Our company's name", ()),
              'currency': ('Currency of all amounts, ISO 4217', ()),
              'fiscal_year_starts': ('Month in which the fiscal year starts', ()),
              'language': ('Language of pages, such as de, fr, es; accounts may have their own',
                           ()),
              'timezone': ('IANA time zone; determines the current day', ()),
              'source_url': ("Web address of a line of a file, for the site's links, with {path}, "
                             '{line} and, if wanted, {commit}',
                             ()),
              'holidays': ('Days on which we do not work; a step of a playbook is never due on one',
                           ('@day',)),
              'people': {'{}': {'name': ('Full name', ()),
                                'title': ('Job title', ()),
                                'level': ('Level in the hierarchy; determines whose counterpart '
                                          'they can be',
                                          ('president',
                                           'vice-president',
                                           'director',
                                           'manager',
                                           'specialist')),
                                'function': ('Function, free text: sales, finance, operations …',
                                             ()),
                                'email': ("E-mail; matched with git's user.email to find who runs "
                                          'a command',
                                          ()),
                                'left': ('Day they left; a leaver may not own anything open',
                                         ('@day',))}},
              'policy': {'action_window_days': ('Most days from opening an action to its due date',
                                                ()),
                         'plan_stale_after_days': ('Days without dated activity after which a plan '
                                                   'is stale',
                                                   ()),
                         'rating_valid_days': ('Days after which a rating is stale', ()),
                         'validation_valid_days': ("Days for which the customer's validation of a "
                                                   'plan is valid',
                                                   ()),
                         'contact_every_days': {'{}': ('Days between contacts, by level', ())},
                         'review_every': ('Rhythm of reviews with the customer',
                                          ('quarter', 'month')),
                         'plan_within_days': ('Days from the selection of a key account until its '
                                              'plan is due',
                                              ()),
                         'review_within_days': ('Days from the end of a period until its review is '
                                                'due',
                                                ()),
                         'report_within_days': ('Days from the end of a period until its results '
                                                'are due',
                                                ()),
                         'open_actions_at_most': ('Open actions that one person may own on one '
                                                  'account',
                                                  ()),
                         'raters_at_least': ('People who rate each criterion of an account '
                                             'nominated, on trial or selected',
                                             ()),
                         'vendors_that_remain': ('How many suppliers remain when a customer '
                                                 'consolidates, unless they say otherwise',
                                                 ()),
                         'ask_before_days': ('Days before a quarter begins by which its scarce '
                                             'days are requested and granted',
                                             ()),
                         'allocation': {'to_them_counts': ("Weight of an initiative's worth to "
                                                           'them against its worth to us, 0 to 1',
                                                           ())},
                         'white_space_valid_days': ('Days after which an entry about white space '
                                                    'is stale',
                                                    ()),
                         'urgency': {'{}': ('How urgent `today` takes what a rule finds, 1 to 10; '
                                            '`explain RULE` tells the default',
                                            ())},
                         'rules': {'{}': ('Level of a check rule: error, warning or off',
                                          ('error', 'warning', 'off'))}}},
 'criteria.yaml': {'edition': ('Name of this edition; decisions record it', ()),
                   'approved': {'by': ('Member of senior management: president or vice-president',
                                       ('@person',)),
                                'date': ('Day of approval; ratings dated before it were made under '
                                         'an earlier edition',
                                         ('@day',))},
                   'scale': {'low': ('Lowest rating', ()), 'high': ('Highest rating', ())},
                   'select_at': ('Score (0 to 100) at which an account is selected', ()),
                   'exit_below': ('A key account scoring less needs an exit review', ()),
                   'criteria': {'{}': {'name': ('Name of the criterion', ()),
                                       'weight': ('Share of 100 points; the weights of all '
                                                  'criteria add up to exactly 100',
                                                  ()),
                                       'question': ('The question that a rating answers', ()),
                                       'anchors': {'{}': ('What a rating means, in words, by '
                                                          'rating',
                                                          ())},
                                       'minimum': ('A rating under it disqualifies, whatever the '
                                                   'total',
                                                   ()),
                                       'metric': {'what': ('What is measured, and in what', ()),
                                                  'bands': {'{}': ('Rating by the lowest value '
                                                                   'that earns it; the lowest band '
                                                                   'has no lower limit',
                                                                   ())},
                                                  'from': ('Take the value from the results of the '
                                                           'last four closed quarters: margin '
                                                           '(profit in percent of revenue), '
                                                           'revenue, profit, or revenue-growth (in '
                                                           'percent, against the four quarters '
                                                           'before)',
                                                           ('margin',
                                                            'revenue',
                                                            'profit',
                                                            'revenue-growth'))},
                                       'missing': ('What no rating means: incomplete (no score), '
                                                   'low (the lowest rating), or leave-out (its '
                                                   'weight is divided among the other criteria)',
                                                   ('incomplete', 'low', 'leave-out')),
                                       'measures': {'{}': {'name': ('Name of the part', ()),
                                                           'share': ('Percent of the criterion; '
                                                                     'the shares of its measures '
                                                                     'add up to 100',
                                                                     ())}}}},
                   'bands': {'{}': ('Names for ranges of the score: by name, the score from which '
                                    'it applies',
                                    ())},
                   'caps': {'[]': {'when': {'{}': ('Ratings at which it applies, by criterion: <=, '
                                                   '>=, <, > or =',
                                                   ())},
                                   'at_most': ('The highest score then possible', ()),
                                   'because': ('The reason, shown with the score', ())}},
                   'tiers': {'{}': {'at': ('Score from which an account is in the tier', ()),
                                    'policy': {'action_window_days': ('As in kam.yaml', ()),
                                               'plan_stale_after_days': ('As in kam.yaml', ()),
                                               'rating_valid_days': ('As in kam.yaml', ()),
                                               'validation_valid_days': ('As in kam.yaml', ()),
                                               'contact_every_days': {'{}': ('As in kam.yaml, also '
                                                                             'for levels left out',
                                                                             ())},
                                               'review_every': ('As in kam.yaml',
                                                                ('quarter', 'month')),
                                               'plan_within_days': ('As in kam.yaml', ()),
                                               'review_within_days': ('As in kam.yaml', ()),
                                               'report_within_days': ('As in kam.yaml', ()),
                                               'open_actions_at_most': ('As in kam.yaml', ()),
                                               'raters_at_least': ('As in kam.yaml', ()),
                                               'vendors_that_remain': ('As in kam.yaml', ()),
                                               'white_space_valid_days': ('As in kam.yaml', ())},
                                    'weights': {'{}': ('Weights by criterion for its accounts, in '
                                                       "place of the criteria's own; they add up "
                                                       'to 100',
                                                       ())}}},
                   'strength': {'strong_at': ('Strength (0 to 100) from which we are strong', ()),
                                'criteria': {'{}': {'name': ('Name of it', ()),
                                                    'weight': ('Share of 100 points; the weights '
                                                               'add up to exactly 100',
                                                               ()),
                                                    'question': ('The question that a rating '
                                                                 'answers',
                                                                 ()),
                                                    'anchors': {'{}': ('What a rating means, in '
                                                                       'words, by rating',
                                                                       ())}}}}},
 'resources.yaml': {'roles': {'{}': {'name': ('Name of the role', ()),
                                     'capacity': {'{}': ('Available days of this role, by quarter',
                                                         ())}}},
                    'grants': {'{}': {'by': ('Member of senior management who granted them',
                                             ('@person',)),
                                      'date': ('When', ('@day',)),
                                      'days': {'{}': {'{}': ('Days granted, by role and by '
                                                             '`<account>/<initiative>`',
                                                             ())}}}}},
 'offerings.yaml': {'offerings': {'{}': {'name': ('Name of the offering', ()),
                                         'family': ('The group of offerings that it belongs to',
                                                    ()),
                                         'products': ('Product numbers of the ledger that belong '
                                                      'to it',
                                                      ())}}},
 'accounts/<account>.yaml': {'name': ("The account's name", ()),
                             'manager': ('Its key account manager', ('@person',)),
                             'segment': ('Market segment', ()),
                             'language': ("Language of its pages; default is the workspace's", ()),
                             'decision_level': ('Level at which they decide about us',
                                                ('president',
                                                 'vice-president',
                                                 'director',
                                                 'manager',
                                                 'specialist')),
                             'executive_sponsor': ('Our vice-president or above who may stand in '
                                                   'for our president',
                                                   ('@person',)),
                             'customer_numbers': ('Its customer numbers in the sales ledger', ()),
                             'ratings': {'{}': {'[]': {'rating': ('On the scale of criteria.yaml; '
                                                                  'a criterion with a metric may '
                                                                  'have `value` instead',
                                                                  ()),
                                                       'by': ('Who rated', ('@person',)),
                                                       'date': ('When', ('@day',)),
                                                       'evidence': ('What the rating rests on', ()),
                                                       'value': ('The measured value, where the '
                                                                 'criterion has a metric',
                                                                 ()),
                                                       'measure': ('The rated measure, where the '
                                                                   'criterion has measures',
                                                                   ()),
                                                       'not_applicable': ('Instead of a rating: '
                                                                          'why the criterion does '
                                                                          'not apply to this '
                                                                          'account',
                                                                          ())}}},
                             'strengths': {'{}': {'[]': {'rating': ('On the scale of criteria.yaml',
                                                                    ()),
                                                         'by': ('The contact who rated; if none '
                                                                'did, our person who estimates',
                                                                ('@person', '@contact')),
                                                         'date': ('When', ('@day',)),
                                                         'evidence': ('What they said, or what the '
                                                                      'estimate is based on',
                                                                      ())}}},
                             'decisions': {'[]': {'outcome': ('nominated, trial, selected, '
                                                              'declined or exited',
                                                              ('nominated',
                                                               'trial',
                                                               'selected',
                                                               'declined',
                                                               'exited')),
                                                  'by': ('Member of senior management who decided',
                                                         ('@person',)),
                                                  'date': ('When', ('@day',)),
                                                  'edition': ('Edition of the criteria on which it '
                                                              'is based',
                                                              ()),
                                                  'score': ('Score on that day', ()),
                                                  'reason': ('The reason; required if it goes '
                                                             'against the verdict or selects '
                                                             'without a complete score',
                                                             ()),
                                                  'until': ('Last day of a trial; without it, a '
                                                            'trial ends after 365 days',
                                                            ('@day',)),
                                                  'tier': ('Tier, if it is not the one that the '
                                                           'score reaches; needs a reason',
                                                           ('@tier',))}},
                             'stages': {'[]': {'stage': ('1 fit, 2 supply, 3 support, 4 '
                                                         'relationships, 5 assessment, 6 '
                                                         'maintenance',
                                                         ()),
                                               'date': ('When', ('@day',)),
                                               'by': ('Who moved it', ('@person',)),
                                               'waived': {'{}': {'reason': ('Why', ()),
                                                                 'until': ('Last day on which it '
                                                                           'holds; without it, 180 '
                                                                           'days from the stage '
                                                                           'entry on',
                                                                           ('@day',))}},
                                               'reason': ('The reason, if the account went back',
                                                          ())}},
                             'buying_reasons': {'[]': {'reason': ('price, proximity, relationship, '
                                                                  'quality, range, service or '
                                                                  'other',
                                                                  ('price',
                                                                   'proximity',
                                                                   'relationship',
                                                                   'quality',
                                                                   'range',
                                                                   'service',
                                                                   'other')),
                                                       'note': ('In their words', ())}},
                             'growth': {'[]': {'date': ('When', ('@day',)),
                                               'by': ('Who investigated', ('@person',)),
                                               'outlook': ('structural, seasonal or one-off',
                                                           ('structural', 'seasonal', 'one-off')),
                                               'finding': ('What lies behind the growth', ()),
                                               'about': ('The quarter whose growth it explains',
                                                         ())}},
                             'credit': {'limit': ('Credit limit', ()),
                                        'terms_days': ('Days from invoice to payment', ()),
                                        'expected': {'[]': {'day': ('Day of the invoice',
                                                                    ('@day',)),
                                                            'amount': ('Its amount, tax and '
                                                                       'freight included',
                                                                       ()),
                                                            'what': ('What it is for', ())}}},
                             'receivables': {'[]': {'date': ('When', ('@day',)),
                                                    'balance': ('Open balance', ()),
                                                    'overdue': ('Part of the balance that is '
                                                                'overdue',
                                                                ())}},
                             'forecasts': {'[]': {'date': ('When it was made', ('@day',)),
                                                  'product': ('Product or product line', ()),
                                                  'quarter': ('Quarter forecast', ()),
                                                  'units': ('Units expected', ()),
                                                  'agreed_by': ('The contact who agreed',
                                                                ('@contact',)),
                                                  'capacity_confirmed_by': ('Our person who '
                                                                            'confirmed the '
                                                                            'capacity',
                                                                            ('@person',))}},
                             'flight_risk': {'[]': {'date': ('When it was assessed', ('@day',)),
                                                    'by': ('Who assessed it', ('@person',)),
                                                    'level': ('low, medium or high',
                                                              ('low', 'medium', 'high')),
                                                    'reason': ('What it rests on', ()),
                                                    'mitigation': ('What we do about it; required '
                                                                   'unless the level is low',
                                                                   ())}},
                             'supply_position': {'[]': {'date': ('When', ('@day',)),
                                                        'our_rank': ('Our rank among them, 1 the '
                                                                     'first',
                                                                     ()),
                                                        'vendors': ('How many suppliers they have '
                                                                    'in our category',
                                                                    ()),
                                                        'our_share': ('Percent of their spend in '
                                                                      'the category',
                                                                      ()),
                                                        'trend': ('consolidating, stable or '
                                                                  'widening',
                                                                  ('consolidating',
                                                                   'stable',
                                                                   'widening')),
                                                        'remain': ('How many suppliers they said '
                                                                   'they will keep',
                                                                   ()),
                                                        'source': ('Source of the information',
                                                                   ())}},
                             'units': {'{}': {'name': ('Name of the unit', ()),
                                              'customer_numbers': ("The account's customer numbers "
                                                                   'that belong to this unit',
                                                                   ())}},
                             'white_space': {'{}': {'{}': {'state': ('ours, shared with rivals, a '
                                                                     "rival's, open (needed, "
                                                                     'bought from nobody), none '
                                                                     '(not needed)',
                                                                     ('ours',
                                                                      'shared',
                                                                      'rival',
                                                                      'open',
                                                                      'none')),
                                                           'spend': ('Their total spend on it a '
                                                                     'year',
                                                                     ()),
                                                           'ours': ('Our part of that; results/ by '
                                                                    'offering take precedence',
                                                                    ()),
                                                           'rivals': {'{}': ('The parts of others, '
                                                                             'a year',
                                                                             ())},
                                                           'source': ('Source of the information',
                                                                      ()),
                                                           'date': ('When it was found out',
                                                                    ('@day',)),
                                                           'initiative': ('The initiative that '
                                                                          'pursues it',
                                                                          ('@initiative',))}}},
                             'contacts': {'{}': {'name': ('Full name; "?" for a post whose holder '
                                                          'is unknown',
                                                          ()),
                                                 'title': ('Job title', ()),
                                                 'level': ('Level in their hierarchy',
                                                           ('president',
                                                            'vice-president',
                                                            'director',
                                                            'manager',
                                                            'specialist')),
                                                 'function': ('Function, free text', ()),
                                                 'stance': ('Towards us: sponsor, supporter, '
                                                            'neutral, critic or blocker',
                                                            ('sponsor',
                                                             'supporter',
                                                             'neutral',
                                                             'critic',
                                                             'blocker')),
                                                 'influence': ('high, medium or low',
                                                               ('high', 'medium', 'low')),
                                                 'role': ('In a decision about us: decision-maker, '
                                                          'approver, evaluator, user, gatekeeper '
                                                          'or coach',
                                                          ('decision-maker',
                                                           'approver',
                                                           'evaluator',
                                                           'user',
                                                           'gatekeeper',
                                                           'coach')),
                                                 'reports_to': ('The contact they report to',
                                                                ('@contact',)),
                                                 'depth': ('What we are to them: vendor, '
                                                           'credible-source, problem-solver or '
                                                           'trusted-adviser',
                                                           ('vendor',
                                                            'credible-source',
                                                            'problem-solver',
                                                            'trusted-adviser')),
                                                 'wanted_depth': ('What we want to be to them, in '
                                                                  'the same words',
                                                                  ('vendor',
                                                                   'credible-source',
                                                                   'problem-solver',
                                                                   'trusted-adviser')),
                                                 'counterpart': ('Our person who maintains the '
                                                                 'relationship',
                                                                 ('@person',)),
                                                 'last_contact': ('Last day in touch; the newer of '
                                                                  'this and `touches` counts',
                                                                  ('@day',)),
                                                 'email': ('E-mail', ()),
                                                 'phone': ('Telephone', ()),
                                                 'left': ('Day on which they left', ('@day',))}},
                             'touches': {'[]': {'date': ('When', ('@day',)),
                                                'whom': ('The contacts', ('@contact',)),
                                                'by': ('Who of ours', ('@person',)),
                                                'how': ('visit, call, message or event',
                                                        ('visit', 'call', 'message', 'event')),
                                                'note': ('The result', ())}},
                             'needs': {'{}': {'need': ('What they need', ()),
                                              'raised_by': ('The contact who raised it',
                                                            ('@contact',)),
                                              'date': ('When', ('@day',)),
                                              'met': ('Day on which it was met', ('@day',))}},
                             'value': {'[]': {'date': ('When', ('@day',)),
                                              'what': ('What it was', ()),
                                              'worth': ('Its value to the customer', ()),
                                              'accepted': {'by': ('The contact who accepted it',
                                                                  ('@contact',)),
                                                           'date': ('When', ('@day',))}}},
                             'value_checks': {'[]': {'date': ('When', ('@day',)),
                                                     'by': ('The contact who said so',
                                                            ('@contact',)),
                                                     'price': ('How high the price feels, 1 to 5',
                                                               ()),
                                                     'benefit': ('How high the benefit feels, 1 to '
                                                                 '5',
                                                                 ()),
                                                     'note': ('In their words', ())}},
                             'obligations': {'{}': {'owed_by': ('Who owes it: account or us',
                                                                ('account', 'us')),
                                                    'what': ('What is owed', ()),
                                                    'since': ('First day on which it applies',
                                                              ('@day',)),
                                                    'every': ('Period: month, quarter or year',
                                                              ('month', 'quarter', 'year')),
                                                    'due': ('Instead of `every`: the due date of a '
                                                            'one-off',
                                                            ('@day',)),
                                                    'target': ('Compared with `actual`: <=, >=, <, '
                                                               '> or = and a number',
                                                               ()),
                                                    'unit': ('Unit of target and actual', ()),
                                                    'critical': ('Whether a single miss calls for '
                                                                 'corrective action',
                                                                 ('true', 'false')),
                                                    'results': {'{}': {'actual': ('The figure '
                                                                                  'reached, '
                                                                                  'compared with '
                                                                                  'the target',
                                                                                  ()),
                                                                       'met': ('Whether it was '
                                                                               'met, if there is '
                                                                               'no target',
                                                                               ('true', 'false')),
                                                                       'excused': ('Why a miss '
                                                                                   'does not count',
                                                                                   ())}}}},
                             'standing': {'[]': {'state': ('good, watch, corrective-action or '
                                                           'exit-review',
                                                           ('good',
                                                            'watch',
                                                            'corrective-action',
                                                            'exit-review')),
                                                 'date': ('When', ('@day',)),
                                                 'by': ('Who decided', ('@person',)),
                                                 'obligations': ('Obligations concerned',
                                                                 ('@obligation',)),
                                                 'until': ('Day by which the corrective action '
                                                           'must have worked',
                                                           ('@day',)),
                                                 'reason': ('Why', ()),
                                                 'outcome': ('For an exit review: repair, '
                                                             'renegotiate, step-down or exit',
                                                             ('repair',
                                                              'renegotiate',
                                                              'step-down',
                                                              'exit'))}}},
 'plans/<account>.yaml': {'horizon': {'start': ('First day', ('@day',)),
                                      'end': ('Last day', ('@day',))},
                          'destination': ('What the relationship should be at the end', ()),
                          'team': {'{}': ('Our people on it and their team role; at least two '
                                          'functions',
                                          ())},
                          'objectives': {'{}': {'objective': ('What the customer wants to achieve',
                                                              ()),
                                                'source': ('Source of the information', ()),
                                                'confirmed': {'by': ('The contact who confirmed it',
                                                                     ('@contact',)),
                                                              'date': ('When', ('@day',))}}},
                          'pressures': {'{}': {'pressure': ('What puts pressure on the customer '
                                                            'from outside',
                                                            ()),
                                               'bears_on': ('Objectives it affects',
                                                            ('@objective',)),
                                               'source': ('Source of the information', ()),
                                               'confirmed': {'by': ('The contact who confirmed it',
                                                                    ('@contact',)),
                                                             'date': ('When', ('@day',))}}},
                          'obstacles': {'{}': {'obstacle': ("What is in the customer's way within "
                                                            'their own organisation',
                                                            ()),
                                               'blocks': ('Objectives it blocks', ('@objective',)),
                                               'source': ('Source of the information', ()),
                                               'confirmed': {'by': ('The contact who confirmed it',
                                                                    ('@contact',)),
                                                             'date': ('When', ('@day',))}}},
                          'milestones': {'{}': {'by': ('Day by which it should be reached',
                                                       ('@day',)),
                                                'outcome': ('What will be true then', ()),
                                                'reached': ('Day on which it was reached',
                                                            ('@day',))}},
                          'initiatives': {'{}': {'name': ('Name of the initiative', ()),
                                                 'helps': ('Objectives, pressures and obstacles '
                                                           'that it helps with',
                                                           ('@objective',
                                                            '@pressure',
                                                            '@obstacle')),
                                                 'milestone': ('The milestone it leads to',
                                                               ('@milestone',)),
                                                 'owner': ('Our person who is responsible for it',
                                                           ('@person',)),
                                                 'start': ('First day', ('@day',)),
                                                 'end': ('Last day', ('@day',)),
                                                 'after': ('The initiative to be granted or done '
                                                           'before this one starts',
                                                           ('@initiative',)),
                                                 'measure': {'what': ('What is counted', ()),
                                                             'was': ('The figure at the start; if '
                                                                     'it is above the target, less '
                                                                     'is better',
                                                                     ()),
                                                             'target': ('The target figure', ()),
                                                             'actual': ('The figure now', ())},
                                                 'worth': {'to_them': ('To the customer, a year',
                                                                       ()),
                                                           'to_us': ('To us, a year; never shown '
                                                                     'to the customer',
                                                                     ())},
                                                 'resources': {'[]': {'role': ('A role of '
                                                                               'resources.yaml',
                                                                               ('@role',)),
                                                                      'quarter': ('The quarter in '
                                                                                  'which the days '
                                                                                  'are needed',
                                                                                  ()),
                                                                      'days': ('Days asked for',
                                                                               ()),
                                                                      'minimum': ('Fewer days than '
                                                                                  'this are of no '
                                                                                  'use',
                                                                                  ()),
                                                                      'for': ('Our obligation that '
                                                                              'needs them',
                                                                              ('@obligation',)),
                                                                      'asked': ('Day of the '
                                                                                'request; late '
                                                                                'after the '
                                                                                "policy's "
                                                                                '`ask_before_days`',
                                                                                ('@day',))}}}},
                          'validations': {'[]': {'date': ('When', ('@day',)),
                                                 'by': ('The contact who validated the plan',
                                                        ('@contact',)),
                                                 'note': ('What they said', ())}},
                          'approvals': {'[]': {'date': ('When', ('@day',)),
                                               'by': ('Member of senior management: president or '
                                                      'vice-president',
                                                      ('@person',)),
                                               'of': ('What was approved: fingerprints of '
                                                      'destination, objectives and milestones; '
                                                      '`approve` writes it',
                                                      ()),
                                               'note': ('What they said', ())}},
                          'adjustments': {'[]': {'date': ('When', ('@day',)),
                                                 'by': ('Who adjusted the plan', ('@person',)),
                                                 'what': ('What changed, and why', ())}},
                          'actions': {'{}': {'do': ('What has to be done', ()),
                                             'serves': ('The initiative, obligation, need or '
                                                        'contact that it serves',
                                                        ('@initiative',
                                                         '@obligation',
                                                         '@need',
                                                         '@contact')),
                                             'answers': ('The signal that it answers', ()),
                                             'internal': ('Internal: never in the customer edition '
                                                          'of an agenda',
                                                          ('true', 'false')),
                                             'owner': ('One of our people, or a contact if the '
                                                       'account acts',
                                                       ('@person', '@contact')),
                                             'opened': ('Day on which it was agreed', ('@day',)),
                                             'due': ('Day on which it is due', ('@day',)),
                                             'moved': {'[]': {'date': ('When it was moved',
                                                                       ('@day',)),
                                                              'was': ('Due date before', ('@day',)),
                                                              'now': ('Due date after', ('@day',)),
                                                              'reason': ('Why', ())}},
                                             'done': ('Day on which it was done', ('@day',)),
                                             'dropped': {'date': ('When', ('@day',)),
                                                         'reason': ('Why', ())},
                                             'played': {'playbook': ('The playbook', ()),
                                                        'date': ('The day of its trigger; it is '
                                                                 'played once per trigger',
                                                                 ('@day',))}}}},
 'ledger.yaml': {'engine': ('Engine that reads it: duckdb or spark', ('duckdb', 'spark')),
                 'sources': {'{}': {'kind': ('sales, receivables or activities',
                                             ('sales', 'receivables', 'activities')),
                                    'files': ("Pattern of files, from the workspace's root or "
                                              'absolute',
                                              ()),
                                    'table': ('Instead of `files`, with Spark: a table such as '
                                              'lake.sales',
                                              ()),
                                    'columns': {'customer': ('Customer number', ()),
                                                'date': ('Sales and activities: the day of the '
                                                         'line',
                                                         ()),
                                                'revenue': ('Sales: net of discount and tax', ()),
                                                'cost': ('Sales: product cost', ()),
                                                'direct': ('Sales: further costs on the line', ()),
                                                'order': ('Sales: order number', ()),
                                                'product': ('Sales: product number', ()),
                                                'quantity': ('Sales: quantity; activities: how '
                                                             'much of it, default 1',
                                                             ()),
                                                'currency': ('Sales and receivables: currency of '
                                                             'the amounts',
                                                             ()),
                                                'as_of': ('Receivables: day on which the items '
                                                          'were open',
                                                          ()),
                                                'due': ('Receivables: day on which the item was '
                                                        'due',
                                                        ()),
                                                'amount': ('Receivables: what is open', ()),
                                                'activity': ('Activities: what was done, as '
                                                             '`profit.cost_to_serve` names it',
                                                             ())},
                                    'leave_out': {'{}': ('Rows to leave out: by column, the values '
                                                         'that mark them',
                                                         ())},
                                    'read': {'encoding': ('Such as windows-1252 or utf-16; default '
                                                          'is UTF-8',
                                                          ()),
                                             'delimiter': ('Separator of columns; default is a '
                                                           'comma',
                                                           ()),
                                             'decimal': ('Decimal separator; default is a point',
                                                         ('.', ',')),
                                             'thousands': ('Thousands separator; default is none',
                                                           ()),
                                             'dates': ('Such as %d.%m.%Y; default is '
                                                       'year-month-day',
                                                       ()),
                                             'header': ('Whether the first line names the columns',
                                                        ('true', 'false')),
                                             'sheet': ('Sheet of a workbook; default is the only '
                                                       'one',
                                                       ())}}},
                 'profit': {'cost_to_serve': {'per_order': ('Cost of an order', ()),
                                              'per_line': ('Cost of an order line', ()),
                                              'per_return': ('Cost of a line with negative revenue',
                                                             ()),
                                              'activities': {'{}': ('Cost of one of each activity',
                                                                    ())}},
                            'capital_rate': ('Percent a year on what they owe us', ())},
                 'currency_rates': {'{}': {'{}': ("Exchange rates to the workspace's currency, by "
                                                  'month',
                                                  ())}},
                 'policy': {'spike_at': ('Spike: revenue from this many times the median of four '
                                         'quarters',
                                         ()),
                            'slump_at': ('Slump: revenue up to this many times that median', ()),
                            'seasonal_at': ('Spike: also this many times the same quarter a year '
                                            'ago',
                                            ()),
                            'dso_rise_days': ('Days of sales outstanding above their median', ()),
                            'overdue_share': ('Percent of the balance that may be overdue', ())}}}
