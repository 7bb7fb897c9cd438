import Admission
import Messages
import RPCCore

/// A route of the gateway and how it is treated.
struct Route: Sendable {
  let http: GatewayRoute
  let admission: RouteClass
  let access: Access

  enum Access: Sendable, Hashable {
    /// Nobody is asked who they are; a token that comes along is not looked at.
    case anonymous
    /// Open to everybody; a token that comes along must be good, and says who is asking.
    case open
    /// Needs a good token.
    case person
  }

  /// For metrics and logs: `POST /v1/orders/{order_id}:cancel`.
  var label: String { "\(http.httpMethod) \(http.template)" }
}

/// All routes, found by method and path.
struct RouteTable: Sendable {
  let routes: [Route]
  private let router: PathRouter

  /// Methods that are streams have no route here. Two routes of one method and template are a bug.
  init(_ routes: [GatewayRoute]) {
    self.routes = routes.filter { $0.method.kind == .unary }.map {
      Route(http: $0, admission: Self.admission($0), access: Self.access($0.method))
    }
    var router = PathRouter()
    for (index, route) in self.routes.enumerated() {
      let isNew = router.add(method: route.http.httpMethod, template: route.http.template, route: index)
      precondition(isNew, "one route per method and template, \(route.label)")
    }
    self.router = router
  }

  func match(method: String, path: String) -> PathRouter.Match { router.match(method: method, path: path) }

  private static let anonymous: Set<MethodDescriptor> = [
    AuthV1.AuthServiceMethods.register, AuthV1.AuthServiceMethods.logIn, AuthV1.AuthServiceMethods.refresh,
    AuthV1.AuthServiceMethods.listKeys, PaymentV1.PaymentServiceMethods.notify,
  ]

  private static let open: Set<MethodDescriptor> = [
    TicketV1.TicketServiceMethods.getVenue, TicketV1.TicketServiceMethods.listVenues,
    TicketV1.TicketServiceMethods.getSeatingPlan, TicketV1.TicketServiceMethods.getEvent,
    TicketV1.TicketServiceMethods.listEvents, TicketV1.TicketServiceMethods.getPerformance,
    TicketV1.TicketServiceMethods.listPerformances, InventoryV1.InventoryServiceMethods.getAvailability,
    InventoryV1.InventoryServiceMethods.getSeatStates,
  ]

  private static func access(_ method: MethodDescriptor) -> Route.Access {
    anonymous.contains(method) ? .anonymous : open.contains(method) ? .open : .person
  }

  private static func admission(_ route: GatewayRoute) -> RouteClass {
    switch route.method {
    case InventoryV1.InventoryServiceMethods.hold: .hold
    case PaymentV1.PaymentServiceMethods.notify: .callback
    case UserV1.UserServiceMethods.changePassword: .auth
    default:
      if route.httpMethod == "GET" { .read } else if route.template.hasPrefix("/v1/auth/") { .auth } else { .write }
    }
  }
}
