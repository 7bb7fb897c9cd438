internal import Base
internal import Glibc
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork

/// Onsale's client under load: `PORT CONNECTIONS STREAMS SECONDS`. Every stream is one caller that
/// waits for its answer and calls again, on the loop of its connection. Prints one flat JSON object.
@main
enum OnsaleClient {
  private static let method = MethodDescriptor(
    service: "onsale.bench.v1.Bench", name: "Reserve", kind: .unary, isIdempotent: false)

  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 4 else { throw Usage() }
    let loop = LoopGroup(count: 1).loops[0]
    let end = loop.now.advanced(by: .seconds(numbers[3]))
    let callers = Callers(loop: loop, end: end)
    let channels = (0..<numbers[1]).map { _ in NetworkChannel(host: "127.0.0.1", port: numbers[0], loop: loop) }
    let before = processorSeconds()
    let running = loop.spawn { await callers.run(channels, numbers[2]) }
    await running.finished()
    let used = processorSeconds() - before
    let (calls, errors) = await callers.counts
    let microseconds = used * 1_000_000 / Double(max(calls, 1))
    print(#"{"calls": \#(calls), "errors": \#(errors), "cpu_us": \#(microseconds)}"#)
    for channel in channels { channel.close() }
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  struct Usage: Error {}

  /// What the callers have done.
  private actor Callers {
    private nonisolated let loop: NIOLoop
    private let end: Instant
    private var calls = 0
    private var errors = 0

    init(loop: NIOLoop, end: Instant) {
      self.loop = loop
      self.end = end
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    var counts: (Int, Int) { (calls, errors) }

    func run(_ channels: [NetworkChannel], _ streams: Int) async {
      await withDiscardingTaskGroup { group in
        for channel in channels {
          for _ in 0..<streams { group.addTask(executorPreference: self.loop) { await self.call(channel) } }
        }
      }
    }

    private func call(_ channel: NetworkChannel) async {
      let options = CallOptions(
        metadata: [
          MetadataKey.user: "01980000000000000000000000000001", MetadataKey.roles: "buyer",
          MetadataKey.traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        ], timeout: .seconds(5))
      while loop.now < end {
        do {
          let request = InventoryV1.ReleaseRequest(
            performanceID: "01980000000000000000000000000", orderID: "01980000000000000000000000001")
          let answer = try await channel.unary(OnsaleClient.method, request.serialized(), options)
          if answer.count == 37 { calls += 1 } else { errors += 1 }
        } catch {
          errors += 1
        }
      }
    }
  }
}
