"""Generated from `round` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.account import Rating
from kamctl.model.round import Ballot

SCHEMA = {
 'type': 'dataclass',
 'cls': Ballot,
 'fields': ['opened', 'accounts', 'rated', 'closed'],
 'schema': {
  'type': 'dataclass-args',
  'dataclass_name': 'Ballot',
  'fields': [
   {
    'type': 'dataclass-field',
    'name': 'opened',
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
    'name': 'accounts',
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
    'name': 'rated',
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
     },
     'default_factory': dict,
     'default_factory_takes_data': False,
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'closed',
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
  'title': 'Ballot',
 },
 'ref': 'Ballot',
}
