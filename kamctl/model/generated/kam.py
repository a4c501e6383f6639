"""Generated from `kam` by `python -m kamctl.model.compile`; do not edit."""

from decimal import Decimal
from kamctl.model.kam import Allocation
from kamctl.model.kam import Kam
from kamctl.model.kam import Person
from kamctl.model.kam import Policy

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Kam,
  'fields': ['company', 'currency', 'fiscal_year_starts', 'language', 'timezone', 'source_url', 'holidays', 'people', 'policy'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Kam',
   'fields': [
    {
     'type': 'dataclass-field',
     'name': 'company',
     'schema': {
      'type': 'str',
      'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'currency',
     'schema': {
      'type': 'str',
      'pattern': '^[A-Z]{3}$',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'fiscal_year_starts',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'chain',
       'steps': [
        {
         'type': 'str',
         'pattern': '^-?(0|[1-9][0-9]{0,14})$',
        },
        {
         'type': 'int',
         'le': 12,
         'ge': 1,
        },
       ],
      },
      'default': 1,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'language',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'str',
       'pattern': '^[a-z]{2}(-[A-Z]{2})?$',
      },
      'default': 'en',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'timezone',
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
     'name': 'source_url',
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
     'name': 'holidays',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'tuple',
       'items_schema': [
        {
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
       ],
       'variadic_item_index': 0,
      },
      'default': (),
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'people',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Person,
       'fields': ['name', 'title', 'level', 'function', 'email', 'left'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Person',
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
        'title': 'Person',
       },
       'ref': 'Person',
      },
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'policy',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'definition-ref',
       'schema_ref': 'Policy',
      },
      'default_factory': Policy,
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
   'title': 'Kam',
  },
  'ref': 'Kam',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Policy,
   'fields': ['action_window_days', 'plan_stale_after_days', 'rating_valid_days', 'validation_valid_days', 'contact_every_days', 'review_every', 'plan_within_days', 'review_within_days', 'report_within_days', 'open_actions_at_most', 'raters_at_least', 'vendors_that_remain', 'ask_before_days', 'allocation', 'white_space_valid_days', 'urgency', 'rules'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Policy',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'action_window_days',
      'schema': {
       'type': 'default',
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
       'default': 90,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'plan_stale_after_days',
      'schema': {
       'type': 'default',
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
       'default': 90,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'rating_valid_days',
      'schema': {
       'type': 'default',
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
       'default': 365,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'validation_valid_days',
      'schema': {
       'type': 'default',
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
       'default': 365,
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
        'type': 'literal',
        'expected': ['quarter', 'month'],
       },
       'default': 'quarter',
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'plan_within_days',
      'schema': {
       'type': 'default',
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
       'default': 60,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'review_within_days',
      'schema': {
       'type': 'default',
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
       'default': 30,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'report_within_days',
      'schema': {
       'type': 'default',
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
       'default': 21,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'open_actions_at_most',
      'schema': {
       'type': 'default',
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
       'default': 10,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'raters_at_least',
      'schema': {
       'type': 'default',
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
       'default': 2,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'vendors_that_remain',
      'schema': {
       'type': 'default',
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
       'default': 3,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'ask_before_days',
      'schema': {
       'type': 'default',
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
       'default': 30,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'allocation',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'definition-ref',
        'schema_ref': 'Allocation',
       },
       'default_factory': Allocation,
       'default_factory_takes_data': False,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'white_space_valid_days',
      'schema': {
       'type': 'default',
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
       'default': 365,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'urgency',
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
           'pattern': '^-?(0|[1-9][0-9]{0,14})$',
          },
          {
           'type': 'int',
           'le': 10,
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
      'name': 'rules',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'dict',
        'keys_schema': {
         'type': 'str',
         'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
        },
        'values_schema': {
         'type': 'literal',
         'expected': ['error', 'warning', 'off'],
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
    'title': 'Policy',
   },
   'ref': 'Policy',
  },
  {
   'type': 'dataclass',
   'cls': Allocation,
   'fields': ['to_them_counts'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Allocation',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'to_them_counts',
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
          'le': 1,
         },
        ],
       },
       'default': Decimal('0.25'),
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
    'title': 'Allocation',
   },
   'ref': 'Allocation',
  },
 ],
}
