// Made by scripts/generate from the files in proto/. Do not edit.

/// Every route of the gateway, in the order of the protos.
public let gatewayRoutes: [GatewayRoute] = [
  Etcdserverpb.gatewayRoutes,
  GrpcTesting.gatewayRoutes,
  AdminV1.gatewayRoutes,
  AuthV1.gatewayRoutes,
  InventoryV1.gatewayRoutes,
  PaymentV1.gatewayRoutes,
  OrderV1.gatewayRoutes,
  RefundV1.gatewayRoutes,
  RegistryV1.gatewayRoutes,
  TicketV1.gatewayRoutes,
  TransactionV1.gatewayRoutes,
  UserV1.gatewayRoutes,
].flatMap { $0 }
