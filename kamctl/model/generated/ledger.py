"""Generated from `ledger` by `python -m kamctl.model.compile`; do not edit."""

from decimal import Decimal
from kamctl.model.ledger import Columns
from kamctl.model.ledger import CostToServe
from kamctl.model.ledger import Ledger
from kamctl.model.ledger import ProfitDefinition
from kamctl.model.ledger import Reading
from kamctl.model.ledger import SignalPolicy
from kamctl.model.ledger import Source

SCHEMA = {
 'type': 'definitions',
 'schema': {
  'type': 'dataclass',
  'cls': Ledger,
  'fields': ['engine', 'sources', 'profit', 'currency_rates', 'policy'],
  'schema': {
   'type': 'dataclass-args',
   'dataclass_name': 'Ledger',
   'fields': [
    {
     'type': 'dataclass-field',
     'name': 'engine',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'literal',
       'expected': ['duckdb', 'spark'],
      },
      'default': 'duckdb',
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'sources',
     'schema': {
      'type': 'dict',
      'keys_schema': {
       'type': 'str',
       'pattern': '^[a-z0-9][a-z0-9._-]{0,63}$',
      },
      'values_schema': {
       'type': 'dataclass',
       'cls': Source,
       'fields': ['kind', 'files', 'table', 'columns', 'leave_out', 'read'],
       'schema': {
        'type': 'dataclass-args',
        'dataclass_name': 'Source',
        'fields': [
         {
          'type': 'dataclass-field',
          'name': 'kind',
          'schema': {
           'type': 'literal',
           'expected': ['sales', 'receivables', 'activities'],
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'files',
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
          'name': 'table',
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
          'name': 'columns',
          'schema': {
           'type': 'definition-ref',
           'schema_ref': 'Columns',
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'leave_out',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'dict',
            'keys_schema': {
             'type': 'str',
             'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
            },
            'values_schema': {
             'type': 'tuple',
             'items_schema': [
              {
               'type': 'str',
               'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
              },
             ],
             'variadic_item_index': 0,
            },
           },
           'default_factory': dict,
           'default_factory_takes_data': False,
          },
          'init': True,
         },
         {
          'type': 'dataclass-field',
          'name': 'read',
          'schema': {
           'type': 'default',
           'schema': {
            'type': 'definition-ref',
            'schema_ref': 'Reading',
           },
           'default_factory': Reading,
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
        'title': 'Source',
       },
       'ref': 'Source',
      },
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'profit',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'definition-ref',
       'schema_ref': 'ProfitDefinition',
      },
      'default_factory': ProfitDefinition,
      'default_factory_takes_data': False,
     },
     'init': True,
    },
    {
     'type': 'dataclass-field',
     'name': 'currency_rates',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'dict',
       'keys_schema': {
        'type': 'str',
        'pattern': '^[A-Z]{3}$',
       },
       'values_schema': {
        'type': 'dict',
        'keys_schema': {
         'type': 'str',
         'pattern': '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$',
        },
        'values_schema': {
         'type': 'chain',
         'steps': [
          {
           'type': 'str',
           'pattern': '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?$',
          },
          {
           'type': 'decimal',
           'ge': 0,
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
     'name': 'policy',
     'schema': {
      'type': 'default',
      'schema': {
       'type': 'definition-ref',
       'schema_ref': 'SignalPolicy',
      },
      'default_factory': SignalPolicy,
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
   'title': 'Ledger',
  },
  'ref': 'Ledger',
 },
 'definitions': [
  {
   'type': 'dataclass',
   'cls': Columns,
   'fields': ['customer', 'date', 'revenue', 'cost', 'direct', 'order', 'product', 'quantity', 'currency', 'as_of', 'due', 'amount', 'activity'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Columns',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'customer',
      'schema': {
       'type': 'str',
       'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'date',
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
      'name': 'revenue',
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
      'name': 'cost',
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
      'name': 'direct',
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
     {
      'type': 'dataclass-field',
      'name': 'order',
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
      'name': 'product',
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
      'name': 'quantity',
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
      'name': 'currency',
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
      'name': 'as_of',
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
      'name': 'due',
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
      'name': 'amount',
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
      'name': 'activity',
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
    'title': 'Columns',
   },
   'ref': 'Columns',
  },
  {
   'type': 'dataclass',
   'cls': Reading,
   'fields': ['encoding', 'delimiter', 'decimal', 'thousands', 'dates', 'header', 'sheet'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'Reading',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'encoding',
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
      'name': 'delimiter',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'str',
         'pattern': '^([^\\n\\r]|tab|space)$',
        },
       },
       'default': None,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'decimal',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'literal',
         'expected': ['.', ','],
        },
       },
       'default': None,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'thousands',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'nullable',
        'schema': {
         'type': 'str',
         'pattern': '^([^\\n\\r]|tab|space)$',
        },
       },
       'default': None,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'dates',
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
      'name': 'header',
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
     {
      'type': 'dataclass-field',
      'name': 'sheet',
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
    'title': 'Reading',
   },
   'ref': 'Reading',
  },
  {
   'type': 'dataclass',
   'cls': ProfitDefinition,
   'fields': ['cost_to_serve', 'capital_rate'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'ProfitDefinition',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'cost_to_serve',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'definition-ref',
        'schema_ref': 'CostToServe',
       },
       'default_factory': CostToServe,
       'default_factory_takes_data': False,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'capital_rate',
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
    'title': 'ProfitDefinition',
   },
   'ref': 'ProfitDefinition',
  },
  {
   'type': 'dataclass',
   'cls': CostToServe,
   'fields': ['per_order', 'per_line', 'per_return', 'activities'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'CostToServe',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'per_order',
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
      'name': 'per_line',
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
      'name': 'per_return',
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
      'name': 'activities',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'dict',
        'keys_schema': {
         'type': 'str',
         'pattern': '^[^\\n\\r]*\\S[^\\n\\r]*$',
        },
        'values_schema': {
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
    'title': 'CostToServe',
   },
   'ref': 'CostToServe',
  },
  {
   'type': 'dataclass',
   'cls': SignalPolicy,
   'fields': ['spike_at', 'slump_at', 'seasonal_at', 'dso_rise_days', 'overdue_share'],
   'schema': {
    'type': 'dataclass-args',
    'dataclass_name': 'SignalPolicy',
    'fields': [
     {
      'type': 'dataclass-field',
      'name': 'spike_at',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'chain',
        'steps': [
         {
          'type': 'str',
          'pattern': '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?$',
         },
         {
          'type': 'decimal',
          'ge': 0,
         },
        ],
       },
       'default': Decimal('1.5'),
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'slump_at',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'chain',
        'steps': [
         {
          'type': 'str',
          'pattern': '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?$',
         },
         {
          'type': 'decimal',
          'ge': 0,
         },
        ],
       },
       'default': Decimal('0.6'),
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'seasonal_at',
      'schema': {
       'type': 'default',
       'schema': {
        'type': 'chain',
        'steps': [
         {
          'type': 'str',
          'pattern': '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?$',
         },
         {
          'type': 'decimal',
          'ge': 0,
         },
        ],
       },
       'default': Decimal('1.25'),
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'dso_rise_days',
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
          'ge': 0,
         },
        ],
       },
       'default': 15,
      },
      'init': True,
     },
     {
      'type': 'dataclass-field',
      'name': 'overdue_share',
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
          'le': 100,
         },
        ],
       },
       'default': Decimal('25'),
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
    'title': 'SignalPolicy',
   },
   'ref': 'SignalPolicy',
  },
 ],
}
