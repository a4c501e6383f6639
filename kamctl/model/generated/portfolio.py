"""Generated from `portfolio` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.results import BestFifth
from kamctl.model.results import Losing
from kamctl.model.results import Peak
from kamctl.model.results import PortfolioResults
from kamctl.model.results import Taken
from kamctl.model.results import YearResult

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': PortfolioResults,
  'fields': ['years', 'taken'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'PortfolioResults',
   'fields': [
    {
     'type': 'dataclass-field',
     'name': 'years',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'dict',
       'keys_schema': {
        'type': 'str',
        'pattern': '^(19|2[0-9])[0-9]{2}$',
       },
       'values_schema': {
        'type': 'dataclass',
        'cls': YearResult,
        'fields': ['customers', 'revenue', 'profit', 'best_fifth', 'customers_for_80_percent', 'peak', 'losing'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'YearResult',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'customers',
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
           'name': 'revenue',
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
           'name': 'profit',
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
           'name': 'best_fifth',
           'schema': {
            'type': 'definition-ref',
            'schema_ref': 'BestFifth',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'customers_for_80_percent',
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
           'name': 'peak',
           'schema': {
            'type': 'definition-ref',
            'schema_ref': 'Peak',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'losing',
           'schema': {
            'type': 'definition-ref',
            'schema_ref': 'Losing',
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
         'title': 'YearResult',
        },
        'ref': 'YearResult',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'taken',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'nullable',
       'schema': {
        'type': 'dataclass',
        'cls': Taken,
        'fields': ['sources', 'date', 'profit'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Taken',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'sources',
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
           'name': 'profit',
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
         'title': 'Taken',
        },
        'ref': 'Taken',
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
   'title': 'PortfolioResults',
  },
  'ref': 'PortfolioResults',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': BestFifth,
   'fields': ['customers', 'profit_share', 'positive_profit_share', 'revenue_share_of_largest', 'profit_share_of_largest', 'overlap', 'accounts'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'BestFifth',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'customers',
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
      'name': 'profit_share',
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
      'name': 'positive_profit_share',
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
      'name': 'revenue_share_of_largest',
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
      'name': 'profit_share_of_largest',
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
      'name': 'overlap',
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
      'name': 'accounts',
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
    'title': 'BestFifth',
   },
   'ref': 'BestFifth',
  },
  {
   'type': 'dataclass',
   'cls': Peak,
   'fields': ['rank', 'profit', 'share'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Peak',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'rank',
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
      'name': 'profit',
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
      'name': 'share',
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
    'title': 'Peak',
   },
   'ref': 'Peak',
  },
  {
   'type': 'dataclass',
   'cls': Losing,
   'fields': ['customers', 'profit'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Losing',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'customers',
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
      'name': 'profit',
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
    'title': 'Losing',
   },
   'ref': 'Losing',
  },
 ],
}
