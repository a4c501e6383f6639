"""Generated from `account` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.account import Acceptance
from kamctl.model.account import Account
from kamctl.model.account import BuyingReason
from kamctl.model.account import Contact
from kamctl.model.account import Credit
from kamctl.model.account import Decision
from kamctl.model.account import ExpectedInvoice
from kamctl.model.account import FlightRisk
from kamctl.model.account import Forecast
from kamctl.model.account import Growth
from kamctl.model.account import Need
from kamctl.model.account import Obligation
from kamctl.model.account import Rating
from kamctl.model.account import Receivables
from kamctl.model.account import Result
from kamctl.model.account import StageEntry
from kamctl.model.account import Standing
from kamctl.model.account import StrengthRating
from kamctl.model.account import SupplyPosition
from kamctl.model.account import Touch
from kamctl.model.account import Value
from kamctl.model.account import ValueCheck
from kamctl.model.account import Waiver
from kamctl.model.white_space import Cell
from kamctl.model.white_space import Unit

SCHEMA = {
 'type': 'dataclass',
 'cls': Account,
 'fields': ['name', 'manager', 'segment', 'language', 'decision_level', 'executive_sponsor', 'customer_numbers', 'ratings', 'strengths', 'decisions', 'stages', 'buying_reasons', 'growth', 'credit', 'receivables', 'forecasts', 'flight_risk', 'supply_position', 'units', 'white_space', 'contacts', 'touches', 'needs', 'value', 'value_checks', 'obligations', 'standing'],
 'schema': {
  'type': 'dataclass-args',
  'dataclass_name': 'Account',
  'fields': [
   {
    'type': 'dataclass-field',
    'name': 'name',
    'schema': {
     'type': 'str',
     'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'manager',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'nullable',
      'schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
     },
     'default': None,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'segment',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'nullable',
      'schema': {
       'type': 'str',
       'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
      },
     },
     'default': None,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'language',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'nullable',
      'schema': {
       'type': 'str',
       'pattern': '^[a-z]{2}(-[A-Z]{2})?$',
      },
     },
     'default': None,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'decision_level',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'literal',
      'expected': ['president', 'vice-president', 'director', 'manager', 'specialist'],
     },
     'default': 'president',
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'executive_sponsor',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'nullable',
      'schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
     },
     'default': None,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'customer_numbers',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'str',
        'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'ratings',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'tuple',
       'items_schema': [
        {
         'type': 'dataclass',
         'cls': Rating,
         'fields': ['rating', 'by', 'date', 'evidence', 'value', 'measure', 'not_applicable'],
         'schema': {
          'type': 'dataclass-args',
          'dataclass_name': 'Rating',
          'fields': [
           {
            'type': 'dataclass-field',
            'name': 'rating',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'chain',
               'steps': [
                {
                 'type': 'str',
                 'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
                },
                {
                 'type': 'decimal',
                },
               ],
              },
             },
             'default': None,
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'by',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'date',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'evidence',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'str',
               'pattern': '\\S',
              },
             },
             'default': None,
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'value',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'chain',
               'steps': [
                {
                 'type': 'str',
                 'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
                },
                {
                 'type': 'decimal',
                },
               ],
              },
             },
             'default': None,
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'measure',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'str',
               'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
              },
             },
             'default': None,
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'not_applicable',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'str',
               'pattern': '\\S',
              },
             },
             'default': None,
            },
            'init': True,
           },
          ],
          'computed_fields': [],
          'collect_init_only': False,
         },
         'post_init': False,
         'frozen': False,
         'slots': True,
         'config': {
          'extra_fields_behavior': 'forbid',
          'revalidate_instances': 'always',
          'title': 'Rating',
         },
         'ref': 'Rating',
        },
       ],
       'variadic_item_index': 0,
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'strengths',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'tuple',
       'items_schema': [
        {
         'type': 'dataclass',
         'cls': StrengthRating,
         'fields': ['rating', 'by', 'date', 'evidence'],
         'schema': {
          'type': 'dataclass-args',
          'dataclass_name': 'StrengthRating',
          'fields': [
           {
            'type': 'dataclass-field',
            'name': 'rating',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
              },
              {
               'type': 'decimal',
              },
             ],
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'by',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'date',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'evidence',
            'schema': {
             'type': 'default',
             'schema': {
              'type': 'nullable',
              'schema': {
               'type': 'str',
               'pattern': '\\S',
              },
             },
             'default': None,
            },
            'init': True,
           },
          ],
          'computed_fields': [],
          'collect_init_only': False,
         },
         'post_init': False,
         'frozen': False,
         'slots': True,
         'config': {
          'extra_fields_behavior': 'forbid',
          'revalidate_instances': 'always',
          'title': 'StrengthRating',
         },
         'ref': 'StrengthRating',
        },
       ],
       'variadic_item_index': 0,
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'decisions',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Decision,
        'fields': ['outcome', 'by', 'date', 'edition', 'score', 'reason', 'until', 'tier'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Decision',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'outcome',
           'schema': {
            'type': 'literal',
            'expected': ['nominated', 'trial', 'selected', 'declined', 'exited'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'edition',
           'schema': {
            'type': 'str',
            'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'score',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
               },
               {
                'type': 'decimal',
                'ge': 0,
                'le': 100,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'reason',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'until',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
               },
               {
                'type': 'date',
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'tier',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Decision',
        },
        'ref': 'Decision',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'stages',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': StageEntry,
        'fields': ['stage', 'date', 'by', 'waived', 'reason'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'StageEntry',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'stage',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})$',
             },
             {
              'type': 'int',
              'le': 6,
              'ge': 1,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'waived',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'dict',
             'keys_schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
             'values_schema': {
              'type': 'dataclass',
              'cls': Waiver,
              'fields': ['reason', 'until'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'Waiver',
               'fields': [
                {
                 'type': 'dataclass-field',
                 'name': 'reason',
                 'schema': {
                  'type': 'str',
                  'pattern': '\\S',
                 },
                 'init': True,
                },
                {
                 'type': 'dataclass-field',
                 'name': 'until',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'nullable',
                   'schema': {
                    'type': 'chain',
                    'steps': [
                     {
                      'type': 'str',
                      'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
                     },
                     {
                      'type': 'date',
                     },
                    ],
                   },
                  },
                  'default': None,
                 },
                 'init': True,
                },
               ],
               'computed_fields': [],
               'collect_init_only': False,
              },
              'post_init': False,
              'frozen': False,
              'slots': True,
              'config': {
               'extra_fields_behavior': 'forbid',
               'revalidate_instances': 'always',
               'title': 'Waiver',
              },
              'ref': 'Waiver',
             },
            },
            'default_factory': dict,
            'default_factory_takes_data': False,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'reason',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'StageEntry',
        },
        'ref': 'StageEntry',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'buying_reasons',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': BuyingReason,
        'fields': ['reason', 'note'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'BuyingReason',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'reason',
           'schema': {
            'type': 'literal',
            'expected': ['price', 'proximity', 'relationship', 'quality', 'range', 'service', 'other'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'note',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'BuyingReason',
        },
        'ref': 'BuyingReason',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'growth',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Growth,
        'fields': ['date', 'by', 'outlook', 'finding', 'about'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Growth',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'outlook',
           'schema': {
            'type': 'literal',
            'expected': ['structural', 'seasonal', 'one-off'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'finding',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'about',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-Q[1-4]$',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Growth',
        },
        'ref': 'Growth',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'credit',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'nullable',
      'schema': {
       'type': 'dataclass',
       'cls': Credit,
       'fields': ['limit', 'terms_days', 'expected'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Credit',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'limit',
          'schema': {
           'type': 'chain',
           'steps': [
            {
             'type': 'str',
             'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
            },
            {
             'type': 'decimal',
             'ge': 0,
            },
           ],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'terms_days',
          'schema': {
           'type': 'chain',
           'steps': [
            {
             'type': 'str',
             'pattern': '^-?(0|[1-9][0-9]{0,14})$',
            },
            {
             'type': 'int',
             'ge': 0,
            },
           ],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'expected',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'tuple',
            'items_schema': [
             {
              'type': 'dataclass',
              'cls': ExpectedInvoice,
              'fields': ['day', 'amount', 'what'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'ExpectedInvoice',
               'fields': [
                {
                 'type': 'dataclass-field',
                 'name': 'day',
                 'schema': {
                  'type': 'chain',
                  'steps': [
                   {
                    'type': 'str',
                    'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
                   },
                   {
                    'type': 'date',
                   },
                  ],
                 },
                 'init': True,
                },
                {
                 'type': 'dataclass-field',
                 'name': 'amount',
                 'schema': {
                  'type': 'chain',
                  'steps': [
                   {
                    'type': 'str',
                    'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
                   },
                   {
                    'type': 'decimal',
                    'ge': 0,
                   },
                  ],
                 },
                 'init': True,
                },
                {
                 'type': 'dataclass-field',
                 'name': 'what',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'nullable',
                   'schema': {
                    'type': 'str',
                    'pattern': '\\S',
                   },
                  },
                  'default': None,
                 },
                 'init': True,
                },
               ],
               'computed_fields': [],
               'collect_init_only': False,
              },
              'post_init': False,
              'frozen': False,
              'slots': True,
              'config': {
               'extra_fields_behavior': 'forbid',
               'revalidate_instances': 'always',
               'title': 'ExpectedInvoice',
              },
              'ref': 'ExpectedInvoice',
             },
            ],
            'variadic_item_index': 0,
           },
           'default': (),
          },
          'init': True,
         },
        ],
        'computed_fields': [],
        'collect_init_only': False,
       },
       'post_init': False,
       'frozen': False,
       'slots': True,
       'config': {
        'extra_fields_behavior': 'forbid',
        'revalidate_instances': 'always',
        'title': 'Credit',
       },
       'ref': 'Credit',
      },
     },
     'default': None,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'receivables',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Receivables,
        'fields': ['date', 'balance', 'overdue'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Receivables',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'balance',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
             },
             {
              'type': 'decimal',
              'ge': 0,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'overdue',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
             },
             {
              'type': 'decimal',
              'ge': 0,
             },
            ],
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Receivables',
        },
        'ref': 'Receivables',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'forecasts',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Forecast,
        'fields': ['date', 'product', 'quarter', 'units', 'agreed_by', 'capacity_confirmed_by'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Forecast',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'product',
           'schema': {
            'type': 'str',
            'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'quarter',
           'schema': {
            'type': 'str',
            'pattern': '^(19|2[0-9])[0-9]{2}-Q[1-4]$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'units',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
             },
             {
              'type': 'decimal',
              'ge': 0,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'agreed_by',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'capacity_confirmed_by',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Forecast',
        },
        'ref': 'Forecast',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'flight_risk',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': FlightRisk,
        'fields': ['date', 'by', 'level', 'reason', 'mitigation'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'FlightRisk',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'level',
           'schema': {
            'type': 'literal',
            'expected': ['low', 'medium', 'high'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'reason',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'mitigation',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'FlightRisk',
        },
        'ref': 'FlightRisk',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'supply_position',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': SupplyPosition,
        'fields': ['date', 'our_rank', 'vendors', 'our_share', 'trend', 'remain', 'source'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'SupplyPosition',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'our_rank',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})$',
             },
             {
              'type': 'int',
              'ge': 1,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'vendors',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})$',
             },
             {
              'type': 'int',
              'ge': 1,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'our_share',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
               },
               {
                'type': 'decimal',
                'ge': 0,
                'le': 100,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'trend',
           'schema': {
            'type': 'literal',
            'expected': ['consolidating', 'stable', 'widening'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'remain',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0|[1-9][0-9]{0,14})$',
               },
               {
                'type': 'int',
                'ge': 1,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'source',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'SupplyPosition',
        },
        'ref': 'SupplyPosition',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'units',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Unit,
       'fields': ['name', 'customer_numbers'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Unit',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'name',
          'schema': {
           'type': 'str',
           'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'customer_numbers',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'tuple',
            'items_schema': [
             {
              'type': 'str',
              'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
             },
            ],
            'variadic_item_index': 0,
           },
           'default': (),
          },
          'init': True,
         },
        ],
        'computed_fields': [],
        'collect_init_only': False,
       },
       'post_init': False,
       'frozen': False,
       'slots': True,
       'config': {
        'extra_fields_behavior': 'forbid',
        'revalidate_instances': 'always',
        'title': 'Unit',
       },
       'ref': 'Unit',
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'white_space',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dict',
       'keys_schema': {
        'type': 'str',
        'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
       },
       'values_schema': {
        'type': 'dataclass',
        'cls': Cell,
        'fields': ['state', 'spend', 'ours', 'rivals', 'source', 'date', 'initiative'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Cell',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'state',
           'schema': {
            'type': 'literal',
            'expected': ['ours', 'shared', 'rival', 'open', 'none'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'spend',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
               },
               {
                'type': 'decimal',
                'ge': 0,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'ours',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
               },
               {
                'type': 'decimal',
                'ge': 0,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'rivals',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'dict',
             'keys_schema': {
              'type': 'str',
              'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
             },
             'values_schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
               },
               {
                'type': 'decimal',
                'ge': 0,
               },
              ],
             },
            },
            'default_factory': dict,
            'default_factory_takes_data': False,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'source',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'initiative',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Cell',
        },
        'ref': 'Cell',
       },
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'contacts',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Contact,
       'fields': ['name', 'title', 'level', 'function', 'stance', 'influence', 'role', 'reports_to', 'depth', 'wanted_depth', 'counterpart', 'last_contact', 'email', 'phone', 'left'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Contact',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'name',
          'schema': {
           'type': 'str',
           'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'title',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'level',
          'schema': {
           'type': 'literal',
           'expected': ['president', 'vice-president', 'director', 'manager', 'specialist'],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'function',
          'schema': {
           'type': 'str',
           'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'stance',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['sponsor', 'supporter', 'neutral', 'critic', 'blocker'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'influence',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['high', 'medium', 'low'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'role',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['decision-maker', 'approver', 'evaluator', 'user', 'gatekeeper', 'coach'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'reports_to',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'depth',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['vendor', 'credible-source', 'problem-solver', 'trusted-adviser'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'wanted_depth',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['vendor', 'credible-source', 'problem-solver', 'trusted-adviser'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'counterpart',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'last_contact',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'email',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'phone',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'left',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
           },
           'default': None,
          },
          'init': True,
         },
        ],
        'computed_fields': [],
        'collect_init_only': False,
       },
       'post_init': False,
       'frozen': False,
       'slots': True,
       'config': {
        'extra_fields_behavior': 'forbid',
        'revalidate_instances': 'always',
        'title': 'Contact',
       },
       'ref': 'Contact',
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'touches',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Touch,
        'fields': ['date', 'whom', 'by', 'how', 'note'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Touch',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'whom',
           'schema': {
            'type': 'tuple',
            'items_schema': [
             {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            ],
            'variadic_item_index': 0,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'how',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'literal',
              'expected': ['visit', 'call', 'message', 'event'],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'note',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Touch',
        },
        'ref': 'Touch',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'needs',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Need,
       'fields': ['need', 'raised_by', 'date', 'met'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Need',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'need',
          'schema': {
           'type': 'str',
           'pattern': '\\S',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'raised_by',
          'schema': {
           'type': 'str',
           'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'date',
          'schema': {
           'type': 'chain',
           'steps': [
            {
             'type': 'str',
             'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
            },
            {
             'type': 'date',
            },
           ],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'met',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
           },
           'default': None,
          },
          'init': True,
         },
        ],
        'computed_fields': [],
        'collect_init_only': False,
       },
       'post_init': False,
       'frozen': False,
       'slots': True,
       'config': {
        'extra_fields_behavior': 'forbid',
        'revalidate_instances': 'always',
        'title': 'Need',
       },
       'ref': 'Need',
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'value',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Value,
        'fields': ['date', 'what', 'worth', 'accepted'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Value',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'what',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'worth',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
               },
               {
                'type': 'decimal',
                'ge': 0,
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'accepted',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'dataclass',
              'cls': Acceptance,
              'fields': ['by', 'date'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'Acceptance',
               'fields': [
                {
                 'type': 'dataclass-field',
                 'name': 'by',
                 'schema': {
                  'type': 'str',
                  'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
                 },
                 'init': True,
                },
                {
                 'type': 'dataclass-field',
                 'name': 'date',
                 'schema': {
                  'type': 'chain',
                  'steps': [
                   {
                    'type': 'str',
                    'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
                   },
                   {
                    'type': 'date',
                   },
                  ],
                 },
                 'init': True,
                },
               ],
               'computed_fields': [],
               'collect_init_only': False,
              },
              'post_init': False,
              'frozen': False,
              'slots': True,
              'config': {
               'extra_fields_behavior': 'forbid',
               'revalidate_instances': 'always',
               'title': 'Acceptance',
              },
              'ref': 'Acceptance',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Value',
        },
        'ref': 'Value',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'value_checks',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': ValueCheck,
        'fields': ['date', 'by', 'price', 'benefit', 'note'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'ValueCheck',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'price',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
             },
             {
              'type': 'decimal',
              'ge': 1,
              'le': 5,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'benefit',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
             },
             {
              'type': 'decimal',
              'ge': 1,
              'le': 5,
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'note',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '\\S',
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'ValueCheck',
        },
        'ref': 'ValueCheck',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'obligations',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Obligation,
       'fields': ['owed_by', 'what', 'since', 'every', 'due', 'target', 'unit', 'critical', 'results'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Obligation',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'owed_by',
          'schema': {
           'type': 'literal',
           'expected': ['account', 'us'],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'what',
          'schema': {
           'type': 'str',
           'pattern': '\\S',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'since',
          'schema': {
           'type': 'chain',
           'steps': [
            {
             'type': 'str',
             'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
            },
            {
             'type': 'date',
            },
           ],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'every',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'literal',
             'expected': ['month', 'quarter', 'year'],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'due',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'chain',
             'steps': [
              {
               'type': 'str',
               'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
              },
              {
               'type': 'date',
              },
             ],
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'target',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^(<=|>=|<|>|=)\\s*-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'unit',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'str',
             'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'critical',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'literal',
              'expected': ['true', 'false'],
             },
             {
              'type': 'bool',
             },
            ],
           },
           'default': False,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'results',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'dict',
            'keys_schema': {
             'type': 'str',
             'pattern': '\\S',
            },
            'values_schema': {
             'type': 'dataclass',
             'cls': Result,
             'fields': ['actual', 'met', 'excused'],
             'schema': {
              'type': 'dataclass-args',
              'dataclass_name': 'Result',
              'fields': [
               {
                'type': 'dataclass-field',
                'name': 'actual',
                'schema': {
                 'type': 'default',
                 'schema': {
                  'type': 'nullable',
                  'schema': {
                   'type': 'chain',
                   'steps': [
                    {
                     'type': 'str',
                     'pattern': '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
                    },
                    {
                     'type': 'decimal',
                    },
                   ],
                  },
                 },
                 'default': None,
                },
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'met',
                'schema': {
                 'type': 'default',
                 'schema': {
                  'type': 'nullable',
                  'schema': {
                   'type': 'chain',
                   'steps': [
                    {
                     'type': 'literal',
                     'expected': ['true', 'false'],
                    },
                    {
                     'type': 'bool',
                    },
                   ],
                  },
                 },
                 'default': None,
                },
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'excused',
                'schema': {
                 'type': 'default',
                 'schema': {
                  'type': 'nullable',
                  'schema': {
                   'type': 'str',
                   'pattern': '\\S',
                  },
                 },
                 'default': None,
                },
                'init': True,
               },
              ],
              'computed_fields': [],
              'collect_init_only': False,
             },
             'post_init': False,
             'frozen': False,
             'slots': True,
             'config': {
              'extra_fields_behavior': 'forbid',
              'revalidate_instances': 'always',
              'title': 'Result',
             },
             'ref': 'Result',
            },
           },
           'default_factory': dict,
           'default_factory_takes_data': False,
          },
          'init': True,
         },
        ],
        'computed_fields': [],
        'collect_init_only': False,
       },
       'post_init': False,
       'frozen': False,
       'slots': True,
       'config': {
        'extra_fields_behavior': 'forbid',
        'revalidate_instances': 'always',
        'title': 'Obligation',
       },
       'ref': 'Obligation',
      },
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'standing',
    'schema': {
     'type': 'default',
     'schema': {
      'type': 'tuple',
      'items_schema': [
       {
        'type': 'dataclass',
        'cls': Standing,
        'fields': ['state', 'date', 'by', 'obligations', 'until', 'reason', 'outcome'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Standing',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'state',
           'schema': {
            'type': 'literal',
            'expected': ['good', 'watch', 'corrective-action', 'exit-review'],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'date',
           'schema': {
            'type': 'chain',
            'steps': [
             {
              'type': 'str',
              'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
             },
             {
              'type': 'date',
             },
            ],
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'by',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'obligations',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'tuple',
             'items_schema': [
              {
               'type': 'str',
               'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
              },
             ],
             'variadic_item_index': 0,
            },
            'default': (),
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'until',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'chain',
              'steps': [
               {
                'type': 'str',
                'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
               },
               {
                'type': 'date',
               },
              ],
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'reason',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'outcome',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'literal',
              'expected': ['repair', 'renegotiate', 'step-down', 'exit'],
             },
            },
            'default': None,
           },
           'init': True,
          },
         ],
         'computed_fields': [],
         'collect_init_only': False,
        },
        'post_init': False,
        'frozen': False,
        'slots': True,
        'config': {
         'extra_fields_behavior': 'forbid',
         'revalidate_instances': 'always',
         'title': 'Standing',
        },
        'ref': 'Standing',
       },
      ],
      'variadic_item_index': 0,
     },
     'default': (),
    },
    'init': True,
   },
  ],
  'computed_fields': [],
  'collect_init_only': False,
 },
 'post_init': False,
 'frozen': False,
 'slots': True,
 'config': {
  'extra_fields_behavior': 'forbid',
  'revalidate_instances': 'always',
  'title': 'Account',
 },
 'ref': 'Account',
}
