"""Generated from `review` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.review import Review

SCHEMA = {
 'type': 'dataclass',
 'cls': Review,
 'fields': ['held', 'attendees', 'summary', 'agreed', 'rating'],
 'schema': {
  'type': 'dataclass-args',
  'dataclass_name': 'Review',
  'fields': [
   {
    'type': 'dataclass-field',
    'name': 'held',
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
    'name': 'attendees',
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
    'name': 'summary',
    'schema': {
     'type': 'str',
     'pattern': '\\S',
    },
    'init': True,
   },
   {
    'type': 'dataclass-field',
    'name': 'agreed',
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
         'ge': 1,
         'le': 5,
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
  'title': 'Review',
 },
 'ref': 'Review',
}
