"""Generated from `playbook` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.playbook import Playbook
from kamctl.model.playbook import Step
from kamctl.model.playbook import Trigger

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Playbook,
  'fields': ['name', 'purpose', 'trigger', 'play_within_days', 'steps'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Playbook',
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
     'name': 'purpose',
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
     'name': 'trigger',
     'schema': {
      'type': 'definition-ref',
      'schema_ref': 'Trigger',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'play_within_days',
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
     'name': 'steps',
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
        'cls': Step,
        'fields': ['do', 'role', 'after_days', 'serves', 'internal'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Step',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'do',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'role',
           'schema': {
            'type': 'str',
            'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'after_days',
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
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'serves',
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
           'name': 'internal',
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
            'default': True,
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
         'title': 'Step',
        },
        'ref': 'Step',
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
   'title': 'Playbook',
  },
  'ref': 'Playbook',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Trigger,
   'fields': ['rule', 'signal', 'stage', 'decision', 'standing'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Trigger',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'rule',
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
      'name': 'signal',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'literal',
         'expected': ['spike', 'slump', 'margin-fall', 'receivables-build-up', 'over-limit', 'first-loss'],
        },
       },
       'default': None,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'stage',
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
           'le': 6,
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
      'name': 'decision',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'literal',
         'expected': ['nominated', 'trial', 'selected', 'declined', 'exited'],
        },
       },
       'default': None,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'standing',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'literal',
         'expected': ['good', 'watch', 'corrective-action', 'exit-review'],
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
    'title': 'Trigger',
   },
   'ref': 'Trigger',
  },
 ],
}
