"""Generated from `offerings` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.offerings import Offering
from kamctl.model.offerings import Offerings

SCHEMA = {
 'type': 'dataclass',
 'cls': Offerings,
 'fields': ['offerings'],
 'schema': {
  'type': 'dataclass-args',
  'dataclass_name': 'Offerings',
  'fields': [
   {
    'type': 'dataclass-field',
    'name': 'offerings',
    'schema': {
     'type': 'dict',
     'keys_schema': {
      'type': 'str',
      'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
     },
     'values_schema': {
      'type': 'dataclass',
      'cls': Offering,
      'fields': ['name', 'family', 'products'],
      'schema': {
       'type': 'dataclass-args',
       'dataclass_name': 'Offering',
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
         'name': 'family',
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
         'name': 'products',
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
       'title': 'Offering',
      },
      'ref': 'Offering',
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
  'title': 'Offerings',
 },
 'ref': 'Offerings',
}
