import Messages
import RPCCore
import Testing

@testable import Composition

@Suite struct MethodPrioritiesTests {
  private let all = MethodPriorities.all

  @Test func `what holds the cluster together goes before every buyer`() {
    let cluster =
      HealthService.methods + RegistryV1.RegistryServiceMethods.all + TransactionV1.TransactionServiceMethods.all
      + [TransactionV1.ParticipantServiceMethods.confirm, TransactionV1.ParticipantServiceMethods.cancel]
    for method in cluster { #expect(all[method] == .cluster, "\(method.path)") }
  }

  @Test func `money goes before orders, orders before holds, holds before looks`() {
    let row = [
      PaymentV1.PaymentServiceMethods.notify, PaymentV1.PaymentServiceMethods.createPayment,
      InventoryV1.InventoryServiceMethods.hold, TicketV1.TicketServiceMethods.getEvent,
    ].map { all[$0] ?? .browse }
    #expect(row == [.paid, .confirm, .hold, .browse])
  }

  @Test func `no caller of the gateway's routes is the cluster, but for the keys`() {
    let keys = AuthV1.AuthServiceMethods.listKeys
    for route in gatewayRoutes where route.method != keys { #expect(all[route.method] != .cluster, "\(route.method.path)") }
  }
}
