/**
 * The published rule: a property 0.1, an object 1, a connection as often as `first` or `last` says, or 50 times.
 * Held against numbers that people were told by the API (13315 for four connections of 50 in one of 50).
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

const DEFAULT_PAGE = 50;

const isConnection = (type: GraphQLObjectType): boolean => {
  const { nodes, pageInfo } = type.getFields();
  return nodes !== undefined && pageInfo !== undefined;
};

const isList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

class Counter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly defaults: ReadonlyMap<string, number>,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap((d) => (d.kind === 'FragmentDefinition' ? [[d.name.value, d]] : [])),
    );
  }

  private pageSize(field: FieldNode): number {
    for (const { name, value } of field.arguments ?? []) {
      if (name.value !== 'first' && name.value !== 'last') continue;
      if (value.kind === 'IntValue') return Number(value.value);
      if (value.kind !== 'Variable') continue;
      const given = this.variables[value.name.value] ?? this.defaults.get(value.name.value);
      if (typeof given === 'number') return given;
    }
    return DEFAULT_PAGE;
  }

  private field(field: FieldNode, type: GraphQLObjectType): number {
    const definition = type.getFields()[field.name.value];
    // Introspection; how it is counted is not known.
    if (!definition) return field.selectionSet ? 1 : 0.1;
    const named = getNamedType(definition.type);
    if (isLeafType(named) || !field.selectionSet) return 0.1;
    if (!(named instanceof GraphQLObjectType)) return 1;
    if (!isConnection(named)) return 1 + this.selections(field.selectionSet, named);
    const size = this.pageSize(field);
    return this.selections(field.selectionSet, named, (inner) => (inner ? size : 1));
  }

  /** @param times how often a field of a connection counts: its lists once an item */
  selections(
    set: SelectionSetNode,
    type: GraphQLObjectType,
    times: (inList: boolean) => number = () => 1,
  ): number {
    return set.selections.reduce((sum, selection) => {
      if (selection.kind === 'Field') {
        const definition = type.getFields()[selection.name.value];
        const inList = definition !== undefined && isList(definition.type);
        return sum + times(inList) * this.field(selection, type);
      }
      const fragment =
        selection.kind === 'InlineFragment' ? selection : this.fragments.get(selection.name.value);
      if (!fragment) return sum;
      const on = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      return sum + this.selections(fragment.selectionSet, on instanceof GraphQLObjectType ? on : type, times);
    }, 0);
  }
}

/** Points of an operation; the API shows them rounded up. */
export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap((d) =>
      d.defaultValue?.kind === 'IntValue' ? [[d.variable.name.value, Number(d.defaultValue.value)]] : [],
    ),
  );
  const points = new Counter(schema, document, variables, defaults).selections(operation.selectionSet, root);
  // Sums of tenths.
  return Math.round(points * 1000) / 1000;
}
