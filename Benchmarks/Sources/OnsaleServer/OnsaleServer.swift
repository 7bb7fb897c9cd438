internal import Base
internal import Glibc
internal import Logging
internal import Messages
internal import Metrics
internal import PrometheusMetrics
internal import RPCCore
internal import RPCNetwork
internal import RPCTelemetry
internal import TLSWire

/// Onsale's server as production runs it, on one loop: deadlines, authorisation, metrics, tracing and
/// admission on, requests decoded and answers encoded.
///
/// Arguments: the certificate chain and the key (PEM files) for TLS, none for plaintext. `BURN_US` is
/// what the handler burns of the processor per call, in microseconds. Prints `port N`.
@main
enum OnsaleServer {
  static func main() async throws {
    MetricsSystem.bootstrap(PrometheusMetrics())
    let loop = LoopGroup(count: 1).loops[0]
    let definition = Bench.definition(burning: number("BURN_US"), on: loop)
    let server = RPCServer(
      definitions: [definition],
      interceptors: [
        CallTracing(dice: loop),
        CallMetrics(clock: loop, methods: definition.methods.map(\.descriptor)),
        Authorisation(),
      ],
      tls: try context(Array(CommandLine.arguments.dropFirst())), loops: [loop], admission: AdmissionPolicy(),
      log: Logger(label: "bench"))
    print("port \(try await server.start(host: "127.0.0.1", port: 0))")
    // The driver reads through a pipe, which a newline does not flush.
    fflush(nil)
    let forever = PendingAnswer<Bool>()
    _ = await forever.wait {}
  }

  private static func number(_ name: String) -> Int64 {
    getenv(name).flatMap { Int64(String(cString: $0)) } ?? 0
  }

  private static func context(_ files: [String]) throws -> TLSContext? {
    guard files.count == 2 else { return nil }
    return try TLSContext(.edge(certificatePEM: try text(files[0]), keyPEM: try text(files[1]), protocols: ["h2"]))
  }

  private static func text(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64 * 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

struct Unreadable: Error { let path: String }

/// `onsale.bench.v1.Bench/Reserve`: two identifiers in, one out.
enum Bench {
  static func definition(burning microseconds: Int64, on clock: any Clock) -> ServiceDefinition {
    let reserve = MethodDescriptor(
      service: "onsale.bench.v1.Bench", name: "Reserve", kind: .unary, isIdempotent: false)
    return ServiceDefinition(
      name: reserve.service,
      methods: [
        RPCMethod(reserve, .unary { bytes, _ in
          let request = try InventoryV1.ReleaseRequest(serialized: bytes)
          guard request.orderID.utf8.count == 29 else {
            throw RPCError(.invalidArgument, "an order's name has 29 bytes", reason: "ORDER_INVALID")
          }
          if microseconds > 0 { burn(microseconds, clock) }
          return OrderV1.GetOrderRequest(orderID: "01980000000000000000000000000000abc").serialized()
        })
      ])
  }

  private static func burn(_ microseconds: Int64, _ clock: any Clock) {
    let end = clock.now.advanced(by: .microseconds(microseconds))
    while clock.now < end {}
  }
}

/// Lets buyers in, and nobody else.
final class Authorisation: CallWatcher {
  func begin(_ call: ServerCall) throws {
    _ = try call.caller(oneOf: .buyer)
  }
}
