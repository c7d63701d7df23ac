import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { routes, type Route } from '@gauge/contracts';
import { ROUTE } from './endpoint.js';

/** The process boots only when the handlers and the contracts are the same set. */
@Injectable()
export class ContractCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const found = this.discovery.getControllers().flatMap(({ instance }) => this.handlersOf(instance as object));
    const faults = contractFaults(found, Object.values(routes));
    if (faults.length > 0) throw new Error(`The API does not match its contracts:\n  ${faults.join('\n  ')}`);
  }

  private handlersOf(controller: object): Handler[] {
    const prototype = Object.getPrototypeOf(controller) as Record<string, object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (!handler || Reflect.getMetadata('path', handler) === undefined) return [];
      const route = Reflect.getMetadata(ROUTE, handler) as Route | undefined;
      return [{ name: `${controller.constructor.name}.${method}`, ...(route ? { route } : {}) }];
    });
  }
}

export type Handler = { name: string; route?: Route };

/** One sentence for each handler without a contract, contract without its one handler, and contract without its scope. */
export function contractFaults(handlers: readonly Handler[], contracts: readonly Route[]): string[] {
  const undeclared = handlers.filter(({ route }) => !route || !contracts.includes(route));
  return [
    ...undeclared.map(({ name }) => `${name} declares no contract`),
    ...contracts.flatMap((contract) => {
      const by = handlers.filter(({ route }) => route === contract).map(({ name }) => name);
      if (by.length === 0) return [`${contract.id} has no handler`];
      return by.length > 1 ? [`${contract.id} has several handlers: ${by.join(', ')}`] : [];
    }),
    ...contracts.flatMap(scopeFaults),
  ];
}

function scopeFaults(route: Route): string[] {
  const open = route.scope === 'public' || route.scope === 'self';
  const placeholder = { association: ':associationId', firm: ':firmId' }[route.scope as string];
  return [
    ...(open === !!route.permission ? [`${route.id}: scope ${route.scope} and permission do not fit`] : []),
    ...(placeholder && !route.path.split('/').includes(placeholder)
      ? [`${route.id}: no ${placeholder} in its path`]
      : []),
  ];
}
