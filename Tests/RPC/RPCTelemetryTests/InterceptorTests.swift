import Base
import CoreMetrics
import Metrics
import PrometheusMetrics
import RPCCore
import RPCTelemetry
import Synchronization
import Testing

@Suite struct InterceptorTests {
  static let page = {
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    return metrics
  }()

  private final class World: Clock, Dice {
    private let nanoseconds = Atomic<Int64>(0)
    var now: Instant { Instant(nanoseconds: nanoseconds.wrappingAdd(20_000_000, ordering: .relaxed).newValue) }
    var wallNow: WallTime { WallTime(milliseconds: 0) }
    func next() -> UInt64 { 7 }
  }

  private static func call(
    _ method: MethodDescriptor, _ metadata: Metadata = [:], arrived: Instant? = nil
  ) -> ServerCall {
    ServerCall(
      method: method, metadata: metadata, deadline: Instant(nanoseconds: .max),
      peer: Peer(identity: nil, address: "test"), arrived: arrived)
  }

  private static func method(_ name: String) -> MethodDescriptor {
    MethodDescriptor(service: "test.v1.Metrics", name: name, kind: .unary, isIdempotent: false)
  }

  @Test func `calls are counted by their status and timed, others pass`() async throws {
    let page = Self.page
    let counted = Self.method("Counted")
    let world = World()
    let interceptor = CallMetrics(clock: world, methods: [counted])
    try await interceptor.handle(Self.call(counted, arrived: world.now)) { _ in }
    try await interceptor.handle(Self.call(Self.method("Other"))) { _ in }
    await #expect(throws: RPCError.self) {
      try await interceptor.handle(Self.call(counted, arrived: world.now)) { _ in throw RPCError(.notFound, "not here") }
    }
    let text = page.page
    let labels = #"code="OK",method="Counted",service="test.v1.Metrics""#
    #expect(text.contains("onsale_rpc_calls_total{\(labels)} 1\n"))
    #expect(text.contains("onsale_rpc_calls_total{\(labels.replacing("OK", with: "NOT_FOUND"))} 1\n"))
    #expect(text.contains(#"onsale_rpc_seconds_bucket{method="Counted",service="test.v1.Metrics",le="0.025"} 2"#))
    #expect(!text.contains("Other"))
  }

  @Test func `a call becomes a child of its caller's span, and its metadata stays as it came`() async throws {
    let tracing = CallTracing(dice: World())
    let given: Metadata = [
      "a": "1", MetadataKey.traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "b": "2",
    ]
    let seen = Mutex<ServerCall?>(nil)
    try await tracing.handle(Self.call(Self.method("Traced"), given)) { call in seen.withLock { $0 = call } }
    let call = try #require(seen.withLock { $0 })
    #expect(call.metadata == given && call.parentSpan == 0xb7ad_6b71_6920_3331)
    #expect(call.trace?.description == "00-0af7651916cd43dd8448eb211c80319c-0000000000000007-01")
  }

  @Test(arguments: [[:], ["traceparent": "nonsense"]] as [Metadata])
  func `a call without a valid span begins a trace`(metadata: Metadata) async throws {
    let tracing = CallTracing(dice: World())
    let seen = Mutex<TraceContext?>(nil)
    try await tracing.handle(Self.call(Self.method("Traced"), metadata)) { call in
      seen.withLock { $0 = call.trace }
      #expect(call.parentSpan == nil)
    }
    #expect(seen.withLock { $0 } != nil)
  }
}
