"""Generated from `criteria` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.criteria import Approval
from kamctl.model.criteria import Criteria
from kamctl.model.criteria import Criterion
from kamctl.model.criteria import Scale

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Criteria,
  'fields': ['edition', 'approved', 'scale', 'select_at', 'exit_below', 'criteria'],
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
       'fields': ['name', 'weight', 'question', 'anchors', 'minimum'],
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
