"""Generated from `resources` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.resources import Grant
from kamctl.model.resources import Resources
from kamctl.model.resources import Role

SCHEMA = {
 'type': 'dataclass',
 'cls': Resources,
 'fields': ['roles', 'grants'],
 'schema': {
  'type': 'dataclass-args',
  'dataclass_name': 'Resources',
  'fields': [
   {
    'type': 'dataclass-field',
    'name': 'roles',
    'schema': {
     'type': 'dict',
     'keys_schema': {
      'type': 'str',
      'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
     },
     'values_schema': {
      'type': 'dataclass',
      'cls': Role,
      'fields': ['name', 'capacity'],
      'schema': {
       'type': 'dataclass-args',
       'dataclass_name': 'Role',
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
         'name': 'capacity',
         'schema': {
          'type': 'default',
          'schema': {
           'type': 'dict',
           'keys_schema': {
            'type': 'str',
            'pattern': '^(19|2[0-9])[0-9]{2}-Q[1-4]$',
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
       'title': 'Role',
      },
      'ref': 'Role',
     },
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'grants',
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
       'cls': Grant,
       'fields': ['by', 'date', 'days'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Grant',
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
         {
          'type': 'dataclass-field',
          'name': 'days',
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
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}$',
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
              },
             ],
            },
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
        'title': 'Grant',
       },
       'ref': 'Grant',
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
  'title': 'Resources',
 },
 'ref': 'Resources',
}
