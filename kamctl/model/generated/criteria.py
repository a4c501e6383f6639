"""Generated from `criteria` by `python -m kamctl.model.compile`; do not edit."""

from decimal import Decimal
from kamctl.model.criteria import Approval
from kamctl.model.criteria import Cap
from kamctl.model.criteria import Criteria
from kamctl.model.criteria import Criterion
from kamctl.model.criteria import Measure
from kamctl.model.criteria import Metric
from kamctl.model.criteria import Scale
from kamctl.model.criteria import Strength
from kamctl.model.criteria import StrengthCriterion
from kamctl.model.criteria import Tier
from kamctl.model.criteria import TierPolicy

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Criteria,
  'fields': ['edition', 'approved', 'scale', 'select_at', 'exit_below', 'criteria', 'bands', 'caps', 'tiers', 'strength'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Criteria',
   'fields': [
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
     'name': 'approved',
     'schema': {
      'type': 'definition-ref',
      'schema_ref': 'Approval',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'scale',
     'schema': {
      'type': 'definition-ref',
      'schema_ref': 'Scale',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'select_at',
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
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'exit_below',
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
     'name': 'criteria',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Criterion,
       'fields': ['name', 'weight', 'question', 'anchors', 'minimum', 'metric', 'missing', 'measures'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Criterion',
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
          'name': 'weight',
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
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'question',
          'schema': {
           'type': 'str',
           'pattern': '\\S',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'anchors',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'dict',
            'keys_schema': {
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
            'values_schema': {
             'type': 'str',
             'pattern': '\\S',
            },
           },
           'default_factory': dict,
           'default_factory_takes_data': False,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'minimum',
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
          'name': 'metric',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'nullable',
            'schema': {
             'type': 'dataclass',
             'cls': Metric,
             'fields': ['what', 'bands', 'from'],
             'schema': {
              'type': 'dataclass-args',
              'dataclass_name': 'Metric',
              'fields': [
               {
                'type': 'dataclass-field',
                'name': 'what',
                'schema': {
                 'type': 'str',
                 'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
                },
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'bands',
                'schema': {
                 'type': 'dict',
                 'keys_schema': {
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
                 'values_schema': {
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
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'from',
                'schema': {
                 'type': 'default',
                 'schema': {
                  'type': 'nullable',
                  'schema': {
                   'type': 'literal',
                   'expected': ['margin', 'revenue', 'profit', 'revenue-growth'],
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
              'title': 'Metric',
             },
             'ref': 'Metric',
            },
           },
           'default': None,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'missing',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'literal',
            'expected': ['incomplete', 'low', 'leave-out'],
           },
           'default': 'incomplete',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'measures',
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
             'cls': Measure,
             'fields': ['name', 'share'],
             'schema': {
              'type': 'dataclass-args',
              'dataclass_name': 'Measure',
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
                'name': 'share',
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
              'title': 'Measure',
             },
             'ref': 'Measure',
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
        'title': 'Criterion',
       },
       'ref': 'Criterion',
      },
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'bands',
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
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'caps',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'tuple',
       'items_schema': [
        {
         'type': 'dataclass',
         'cls': Cap,
         'fields': ['when', 'at_most', 'because'],
         'schema': {
          'type': 'dataclass-args',
          'dataclass_name': 'Cap',
          'fields': [
           {
            'type': 'dataclass-field',
            'name': 'when',
            'schema': {
             'type': 'dict',
             'keys_schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
             'values_schema': {
              'type': 'str',
              'pattern': '^(<=|>=|<|>|=)\\s*-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$',
             },
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'at_most',
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
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'because',
            'schema': {
             'type': 'str',
             'pattern': '\\S',
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
          'title': 'Cap',
         },
         'ref': 'Cap',
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
     'name': 'tiers',
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
        'cls': Tier,
        'fields': ['at', 'policy', 'weights'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Tier',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'at',
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
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'policy',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'dataclass',
              'cls': TierPolicy,
              'fields': ['action_window_days', 'plan_stale_after_days', 'rating_valid_days', 'validation_valid_days', 'contact_every_days', 'review_every', 'plan_within_days', 'review_within_days', 'report_within_days', 'open_actions_at_most', 'raters_at_least', 'vendors_that_remain', 'white_space_valid_days'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'TierPolicy',
               'fields': [
                {
                 'type': 'dataclass-field',
                 'name': 'action_window_days',
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
                      'le': 3650,
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
                 'name': 'plan_stale_after_days',
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
                      'le': 3650,
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
                 'name': 'rating_valid_days',
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
                      'le': 3650,
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
                 'name': 'validation_valid_days',
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
                      'le': 3650,
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
                 'name': 'contact_every_days',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'dict',
                   'keys_schema': {
                    'type': 'literal',
                    'expected': ['president', 'vice-president', 'director', 'manager', 'specialist'],
                   },
                   'values_schema': {
                    'type': 'chain',
                    'steps': [
                     {
                      'type': 'str',
                      'pattern': '^-?(0|[1-9][0-9]{0,14})$',
                     },
                     {
                      'type': 'int',
                      'le': 3650,
                      'ge': 1,
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
                 'name': 'review_every',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'nullable',
                   'schema': {
                    'type': 'literal',
                    'expected': ['quarter', 'month'],
                   },
                  },
                  'default': None,
                 },
                 'init': True,
                },
                {
                 'type': 'dataclass-field',
                 'name': 'plan_within_days',
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
                      'le': 3650,
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
                 'name': 'review_within_days',
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
                      'le': 3650,
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
                 'name': 'report_within_days',
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
                      'le': 3650,
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
                 'name': 'open_actions_at_most',
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
                 'name': 'raters_at_least',
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
                 'name': 'vendors_that_remain',
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
                 'name': 'white_space_valid_days',
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
                      'le': 3650,
                      'ge': 1,
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
               'title': 'TierPolicy',
              },
              'ref': 'TierPolicy',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'weights',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'dict',
             'keys_schema': {
              'type': 'str',
              'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
             },
             'values_schema': {
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
         'title': 'Tier',
        },
        'ref': 'Tier',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'strength',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'nullable',
       'schema': {
        'type': 'dataclass',
        'cls': Strength,
        'fields': ['strong_at', 'criteria'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Strength',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'strong_at',
           'schema': {
            'type': 'default',
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
            'default': Decimal('60'),
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'criteria',
           'schema': {
            'type': 'dict',
            'keys_schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
            'values_schema': {
             'type': 'dataclass',
             'cls': StrengthCriterion,
             'fields': ['name', 'weight', 'question', 'anchors'],
             'schema': {
              'type': 'dataclass-args',
              'dataclass_name': 'StrengthCriterion',
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
                'name': 'weight',
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
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'question',
                'schema': {
                 'type': 'str',
                 'pattern': '\\S',
                },
                'init': True,
               },
               {
                'type': 'dataclass-field',
                'name': 'anchors',
                'schema': {
                 'type': 'default',
                 'schema': {
                  'type': 'dict',
                  'keys_schema': {
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
                  'values_schema': {
                   'type': 'str',
                   'pattern': '\\S',
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
              'title': 'StrengthCriterion',
             },
             'ref': 'StrengthCriterion',
            },
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
         'title': 'Strength',
        },
        'ref': 'Strength',
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
   'title': 'Criteria',
  },
  'ref': 'Criteria',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Approval,
   'fields': ['by', 'date'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Approval',
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
    'title': 'Approval',
   },
   'ref': 'Approval',
  },
  {
   'type': 'dataclass',
   'cls': Scale,
   'fields': ['low', 'high'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Scale',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'low',
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
      'name': 'high',
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
    'title': 'Scale',
   },
   'ref': 'Scale',
  },
 ],
}
