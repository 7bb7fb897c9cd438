import Base
import Messages
import RPCCore
import Testing

@testable import Composition

@Suite struct CallerRulesTests {
  private static let all: [MethodDescriptor] =
    AuthV1.AuthServiceMethods.all + UserV1.UserServiceMethods.all
    + TicketV1.TicketServiceMethods.all + InventoryV1.InventoryServiceMethods.all
    + OrderV1.OrderServiceMethods.all + PaymentV1.PaymentServiceMethods.all
    + RefundV1.RefundServiceMethods.all + RegistryV1.RegistryServiceMethods.all
    + AdminV1.StatisticsServiceMethods.all + TransactionV1.TransactionServiceMethods.all + TransactionV1.ParticipantServiceMethods.all
    + ReflectionService.methods

  @Test func `every method is somebody's, or knowingly nobody's`() {
    let given = CallerRules.table.values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(given.isDisjoint(with: CallerRules.nobodys))
    #expect(given.union(CallerRules.nobodys) == Set(Self.all))
  }

  @Test func `every name that has a certificate has a row, and nobody else`() {
    #expect(Set(CallerRules.table.keys) == Set(Certificates.names))
  }

  @Test func `the gateway calls what has a route, and follows revocations`() {
    for route in gatewayRoutes { #expect(CallerRules.allows("gateway", route.method)) }
    #expect(CallerRules.allows("gateway", AuthV1.AuthServiceMethods.watchRevocations))
  }

  @Test func `every role may register and find others`() {
    for role in Role.services {
      for method in [
        RegistryV1.RegistryServiceMethods.register, RegistryV1.RegistryServiceMethods.heartbeat,
        RegistryV1.RegistryServiceMethods.attach, RegistryV1.RegistryServiceMethods.deregister,
        RegistryV1.RegistryServiceMethods.resolve, RegistryV1.RegistryServiceMethods.watch,
      ] { #expect(CallerRules.allows(role.rawValue, method), "\(role) \(method.path)") }
    }
  }

  @Test(arguments: [
    ("gateway", AuthV1.AuthServiceMethods.setRoles),
    ("gateway", AuthV1.AuthServiceMethods.changePassword),
    ("gateway", InventoryV1.InventoryServiceMethods.openStock),
    ("gateway", RegistryV1.RegistryServiceMethods.register),
    ("gateway", RegistryV1.RegistryServiceMethods.evict),
    ("gateway", AdminV1.StatisticsServiceMethods.getStatistics),
    ("gateway", TransactionV1.ParticipantServiceMethods.confirm),
    ("ticket", InventoryV1.InventoryServiceMethods.hold),
    ("order", TransactionV1.ParticipantServiceMethods.confirm),
    ("order", RefundV1.RefundServiceMethods.settled),
    ("payment", TransactionV1.ParticipantServiceMethods.confirm),
    ("refund", TransactionV1.TransactionServiceMethods.retry),
    ("transaction", TransactionV1.ParticipantServiceMethods.try),
    ("inventory", OrderV1.OrderServiceMethods.getOrder),
    ("registry", AuthV1.AuthServiceMethods.setRoles),
    ("user", RegistryV1.RegistryServiceMethods.putConfig),
    ("operator", PaymentV1.PaymentServiceMethods.notify),
    ("operator", InventoryV1.InventoryServiceMethods.hold),
    ("operator", RegistryV1.RegistryServiceMethods.register),
    ("platform", OrderV1.OrderServiceMethods.getOrder),
    ("stranger", RegistryV1.RegistryServiceMethods.resolve),
    ("gateway", ReflectionService.methods[0]), ("stranger", ReflectionService.methods[1]),
    ("stranger", HealthService.check), ("stranger", HealthService.watch),
    ("", RegistryV1.RegistryServiceMethods.resolve),
  ])
  func `what the table does not give is refused`(name: String, method: MethodDescriptor) async {
    let error = await ask("spiffe://onsale/test/\(name)", method)
    #expect(error?.code == .permissionDenied)
    #expect(error?.reason == "CALLER_NOT_ALLOWED")
    #expect(error?.facts["method"] == method.path)
  }

  @Test(arguments: [
    nil, "", "spiffe://onsale/live/user", "spiffe://onsale/test/x/user", "spiffe://else/test/user",
    "user",
  ])
  func `only identities of this cluster are anybody`(identity: String?) async {
    let error = await ask(identity, UserV1.UserServiceMethods.getProfile)
    #expect(error?.reason == "CALLER_NOT_ALLOWED")
    #expect(await ask(identity, HealthService.check)?.reason == "CALLER_NOT_ALLOWED")
  }

  @Test func `what the table gives is answered`() async {
    #expect(await ask("spiffe://onsale/test/user", AuthV1.AuthServiceMethods.setRoles) == nil)
    for method in HealthService.methods {
      #expect(await ask("spiffe://onsale/test/inventory", method) == nil)
    }
  }

  @Test func `a service may not speak for a user, the gateway may`() async {
    let method = OrderV1.OrderServiceMethods.getOrder
    let user: Metadata = [MetadataKey.user: "u"]
    #expect(await ask("spiffe://onsale/test/payment", method, user)?.reason == "NOT_A_SPEAKER")
    #expect(await ask("spiffe://onsale/test/gateway", method, user) == nil)
  }

  @Test func `in plaintext everybody is answered`() async {
    let method = RegistryV1.RegistryServiceMethods.evict
    #expect(await ask(nil, method, cluster: nil) == nil)
  }

  /// The refusal, or nil when the call went through.
  private func ask(
    _ identity: String?, _ method: MethodDescriptor, _ metadata: Metadata = [:],
    cluster: String? = "test"
  ) async -> RPCError? {
    let call = ServerCall(
      method: method, metadata: metadata, deadline: Instant(nanoseconds: 0),
      peer: Peer(identity: identity, address: "test"))
    let reached = Locked(false)
    do {
      try await CallerIdentity(cluster: cluster).handle(call) { _ in reached.withLock { $0 = true } }
      #expect(reached.withLock { $0 })
      return nil
    } catch {
      #expect(!reached.withLock { $0 })
      return error as? RPCError
    }
  }
}
