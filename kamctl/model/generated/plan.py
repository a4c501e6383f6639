"""Generated from `plan` by `python -m kamctl.model.compile`; do not edit."""

from kamctl.model.plan import Action
from kamctl.model.plan import Adjustment
from kamctl.model.plan import Confirmation
from kamctl.model.plan import Drop
from kamctl.model.plan import Horizon
from kamctl.model.plan import Initiative
from kamctl.model.plan import Measure
from kamctl.model.plan import Milestone
from kamctl.model.plan import Move
from kamctl.model.plan import Objective
from kamctl.model.plan import Obstacle
from kamctl.model.plan import Plan
from kamctl.model.plan import Pressure
from kamctl.model.plan import ResourceDemand
from kamctl.model.plan import Validation
from kamctl.model.plan import Worth

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Plan,
  'fields': ['horizon', 'destination', 'team', 'objectives', 'pressures', 'obstacles', 'milestones', 'initiatives', 'validations', 'adjustments', 'actions'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Plan',
   'fields': [
    {
     'type': 'dataclass-field',
     'name': 'horizon',
     'schema': {
      'type': 'definition-ref',
      'schema_ref': 'Horizon',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'destination',
     'schema': {
      'type': 'str',
      'pattern': '\\S',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'team',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'str',
       'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
      },
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'objectives',
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
        'cls': Objective,
        'fields': ['objective', 'source', 'confirmed'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Objective',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'objective',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'source',
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
           'name': 'confirmed',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'definition-ref',
              'schema_ref': 'Confirmation',
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
         'title': 'Objective',
        },
        'ref': 'Objective',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'pressures',
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
        'cls': Pressure,
        'fields': ['pressure', 'bears_on', 'source', 'confirmed'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Pressure',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'pressure',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'bears_on',
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
           'name': 'source',
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
           'name': 'confirmed',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'definition-ref',
              'schema_ref': 'Confirmation',
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
         'title': 'Pressure',
        },
        'ref': 'Pressure',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'obstacles',
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
        'cls': Obstacle,
        'fields': ['obstacle', 'blocks', 'source', 'confirmed'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Obstacle',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'obstacle',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'blocks',
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
           'name': 'source',
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
           'name': 'confirmed',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'definition-ref',
              'schema_ref': 'Confirmation',
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
         'title': 'Obstacle',
        },
        'ref': 'Obstacle',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'milestones',
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
        'cls': Milestone,
        'fields': ['by', 'outcome', 'reached'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Milestone',
         'fields': [
          {
           'type': 'dataclass-field',
           'name': 'by',
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
           'name': 'outcome',
           'schema': {
            'type': 'str',
            'pattern': '\\S',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'reached',
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
         'title': 'Milestone',
        },
        'ref': 'Milestone',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'initiatives',
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
        'cls': Initiative,
        'fields': ['name', 'helps', 'milestone', 'owner', 'start', 'end', 'after', 'measure', 'worth', 'resources'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Initiative',
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
           'name': 'helps',
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
           'name': 'milestone',
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
           'name': 'owner',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'start',
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
           'name': 'end',
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
           'name': 'after',
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
           'name': 'measure',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'dataclass',
              'cls': Measure,
              'fields': ['what', 'was', 'target', 'actual'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'Measure',
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
                 'name': 'was',
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
                 'name': 'target',
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
                 'name': 'actual',
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
               'title': 'Measure',
              },
              'ref': 'Measure',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'worth',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'dataclass',
              'cls': Worth,
              'fields': ['to_them', 'to_us'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'Worth',
               'fields': [
                {
                 'type': 'dataclass-field',
                 'name': 'to_them',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'nullable',
                   'schema': {
                    'type': 'chain',
                    'steps': [
                     {
                      'type': 'str',
                      'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
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
                 'name': 'to_us',
                 'schema': {
                  'type': 'default',
                  'schema': {
                   'type': 'nullable',
                   'schema': {
                    'type': 'chain',
                    'steps': [
                     {
                      'type': 'str',
                      'pattern': '^-?(0(\\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\\.([0-9]{1,2}|[0-9]{4,6}))?)$',
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
               'title': 'Worth',
              },
              'ref': 'Worth',
             },
            },
            'default': None,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'resources',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'tuple',
             'items_schema': [
              {
               'type': 'dataclass',
               'cls': ResourceDemand,
               'fields': ['role', 'quarter', 'days', 'minimum', 'for', 'asked'],
               'schema': {
                'type': 'dataclass-args',
                'dataclass_name': 'ResourceDemand',
                'fields': [
                 {
                  'type': 'dataclass-field',
                  'name': 'role',
                  'schema': {
                   'type': 'str',
                   'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
                  },
                  'init': True,
                 },
                 {
                  'type': 'dataclass-field',
                  'name': 'quarter',
                  'schema': {
                   'type': 'str',
                   'pattern': '^(19|2[0-9])[0-9]{2}-Q[1-4]$',
                  },
                  'init': True,
                 },
                 {
                  'type': 'dataclass-field',
                  'name': 'days',
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
                  'name': 'for',
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
                  'name': 'asked',
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
                'title': 'ResourceDemand',
               },
               'ref': 'ResourceDemand',
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
         'title': 'Initiative',
        },
        'ref': 'Initiative',
       },
      },
      'default_factory': dict,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'validations',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'tuple',
       'items_schema': [
        {
         'type': 'dataclass',
         'cls': Validation,
         'fields': ['date', 'by', 'note'],
         'schema': {
          'type': 'dataclass-args',
          'dataclass_name': 'Validation',
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
            'name': 'by',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'note',
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
          'title': 'Validation',
         },
         'ref': 'Validation',
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
     'name': 'adjustments',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'tuple',
       'items_schema': [
        {
         'type': 'dataclass',
         'cls': Adjustment,
         'fields': ['date', 'by', 'what'],
         'schema': {
          'type': 'dataclass-args',
          'dataclass_name': 'Adjustment',
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
            'name': 'by',
            'schema': {
             'type': 'str',
             'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
            },
            'init': True,
           },
           {
            'type': 'dataclass-field',
            'name': 'what',
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
          'title': 'Adjustment',
         },
         'ref': 'Adjustment',
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
     'name': 'actions',
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
        'cls': Action,
        'fields': ['do', 'serves', 'answers', 'internal', 'owner', 'opened', 'due', 'moved', 'done', 'dropped'],
        'schema': {
         'type': 'dataclass-args',
         'dataclass_name': 'Action',
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
           'name': 'answers',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'str',
              'pattern': '^(spike|slump|margin-fall|receivables-build-up|over-limit|first-loss)-(19|2[0-9])[0-9]{2}-Q[1-4]$',
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
            'default': False,
           },
           'init': True,
          },
          {
           'type': 'dataclass-field',
           'name': 'owner',
           'schema': {
            'type': 'str',
            'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
           },
           'init': True,
          },
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
           'name': 'due',
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
           'name': 'moved',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'tuple',
             'items_schema': [
              {
               'type': 'dataclass',
               'cls': Move,
               'fields': ['date', 'was', 'now', 'reason'],
               'schema': {
                'type': 'dataclass-args',
                'dataclass_name': 'Move',
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
                  'name': 'was',
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
                  'name': 'now',
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
                'title': 'Move',
               },
               'ref': 'Move',
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
           'name': 'done',
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
          {
           'type': 'dataclass-field',
           'name': 'dropped',
           'schema': {
            'type': 'default',
            'schema': {
             'type': 'nullable',
             'schema': {
              'type': 'dataclass',
              'cls': Drop,
              'fields': ['date', 'reason'],
              'schema': {
               'type': 'dataclass-args',
               'dataclass_name': 'Drop',
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
               'title': 'Drop',
              },
              'ref': 'Drop',
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
         'title': 'Action',
        },
        'ref': 'Action',
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
   'title': 'Plan',
  },
  'ref': 'Plan',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Horizon,
   'fields': ['start', 'end'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Horizon',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'start',
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
      'name': 'end',
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
    'title': 'Horizon',
   },
   'ref': 'Horizon',
  },
  {
   'type': 'dataclass',
   'cls': Confirmation,
   'fields': ['by', 'date'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Confirmation',
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
    'title': 'Confirmation',
   },
   'ref': 'Confirmation',
  },
 ],
}
