"""Generated from `results` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.results import MonthResult
from kamctl.model.results import OfferingsResult
from kamctl.model.results import Restatement
from kamctl.model.results import Results
from kamctl.model.results import Taken

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Results,
  'fields': ['months', 'offerings', 'taken'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Results',
   'fields': [
    {
     'type': 'dataclass-field',
     'name': 'months',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'dict',
       'keys_schema': {
        'type': 'str',
        'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$',
       },
       'values_schema': {
        'type': 'dataclass',
        'cls': MonthResult,
        'fields': ['revenue', 'profit', 'orders', 'receivables', 'overdue', 'restated'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'MonthResult',
         'fields': [
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
           'name': 'orders',
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
           'name': 'receivables',
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
           'name': 'overdue',
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
           'name': 'restated',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'definition-ref',
              'schema_ref': 'Restatement',
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
         'title': 'MonthResult',
        },
        'ref': 'MonthResult',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'offerings',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'dict',
       'keys_schema': {
        'type': 'str',
        'pattern': '^(19|2[0-9])[0-9]{2}-Q[1-4]$',
       },
       'values_schema': {
        'type': 'dataclass',
        'cls': OfferingsResult,
        'fields': ['by_offering', 'by_unit', 'other', 'restated'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'OfferingsResult',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'by_offering',
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
           'name': 'by_unit',
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
            },
            'default_factory': dict,
            'default_factory_takes_data': False,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'other',
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
           'name': 'restated',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'definition-ref',
              'schema_ref': 'Restatement',
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
         'title': 'OfferingsResult',
        },
        'ref': 'OfferingsResult',
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
   'title': 'Results',
  },
  'ref': 'Results',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Restatement,
   'fields': ['date', 'reason'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Restatement',
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
      'name': 'reason',
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
    'title': 'Restatement',
   },
   'ref': 'Restatement',
  },
 ],
}
