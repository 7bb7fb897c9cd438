import Base
import Discovery
import RPCCore
import RPCInProcess
import RPCNetwork
import TestKit
import Testing

/// Instances whose streams end as told.
final class StreamCrew: Sendable {
  /// What an instance does with one stream.
  enum Manner: Sendable {
    /// Reads so many messages, then fails.
    case failing(after: Int, RPCError)
    /// Says its headers first.
    case failingAfterHeaders(RPCError)
    /// Answers every message, fails after so many.
    case answering(Int, then: RPCError)
    /// Answers the messages it got, joined, when the client has finished.
    case joining
  }
  struct Seen: Sendable {
    var messages: [[UInt8]] = []
    var attempts: String?
    var calls = 0
  }

  static let join = MethodDescriptor(service: "t.Streams", name: "Join", kind: .bidirectional, isIdempotent: false)
  static let list = MethodDescriptor(service: "t.Streams", name: "List", kind: .serverStreaming, isIdempotent: false)

  let loop: TestLoop
  private let manners: [(name: String, manner: Manner)]
  let seen = Locked<[String: Seen]>([:])

  init(_ loop: TestLoop, _ manners: [(String, Manner)]) {
    self.loop = loop
    self.manners = manners.map { ($0.0, $0.1) }
  }

  func channel(_ config: String) throws -> DiscoveredChannel {
    let list = manners.map { Endpoint(instanceID: $0.name, epoch: 1, host: $0.name, port: 1) }
    let manners = Dictionary(uniqueKeysWithValues: manners.map { ($0.name, $0.manner) })
    return DiscoveredChannel(
      service: "t", resolver: StaticEndpoints(list), loop: loop, config: try ServiceConfig(parsing: config)
    ) { endpoint in
      Connection(self.line(endpoint.instanceID, manners[endpoint.instanceID] ?? .joining))
    }
  }

  private func line(_ name: String, _ manner: Manner) -> any Channel {
    let join = RPCMethod(
      Self.join,
      .bidirectional { requests, call, send in
        try await self.serve(name, manner, call, { try await requests.next() }, send)
      })
    let list = RPCMethod(
      Self.list,
      .serverStreaming { request, call, send in
        let rest = Locked<[UInt8]?>(request)
        try await self.serve(name, manner, call, { rest.withLock { rest in defer { rest = nil }; return rest } }, send)
      })
    return InProcessChannel(
      definitions: [ServiceDefinition(name: "t.Streams", methods: [join, list])], loop: loop, log: quietLogger())
  }

  private func serve(
    _ name: String, _ manner: Manner, _ call: ServerCall, _ next: @Sendable () async throws -> [UInt8]?,
    _ send: @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    note(name) {
      $0.calls += 1
      $0.attempts = call.metadata[MetadataKey.previousAttempts]
      $0.messages = []
    }
    func read() async throws -> [UInt8]? {
      guard let message = try await next() else { return nil }
      note(name) { $0.messages.append(message) }
      return message
    }
    switch manner {
    case .failing(let count, let error):
      for _ in 0..<count { _ = try await read() }
      throw error
    case .failingAfterHeaders(let error):
      try call.addInitialMetadata(["x-here": "1"])
      throw error
    case .answering(let count, let error):
      for _ in 0..<count { if let message = try await read() { try await send(message) } }
      throw error
    case .joining:
      var all: [UInt8] = []
      while let message = try await read() { all += message }
      try await send(all)
    }
  }

  private func note(_ name: String, _ change: (inout Seen) -> Void) {
    seen.withLock { seen in change(&seen[name, default: Seen()]) }
  }

  func calls(_ name: String) -> Int { seen.withLock { $0[name]?.calls ?? 0 } }
  func messages(_ name: String) -> [[UInt8]] { seen.withLock { $0[name]?.messages ?? [] } }
}

@Suite struct StreamRetryTests {
  private static let first = #"{"loadBalancingConfig": [{"pick_first": {}}]}"#
  private static let retrying = """
    {"methodConfig": [{"name": [{}], "retryPolicy": {"maxAttempts": 3, "initialBackoff": "0.1s", "maxBackoff": "1s",
      "backoffMultiplier": 2, "retryableStatusCodes": ["RESOURCE_EXHAUSTED"]}}],
      "loadBalancingConfig": [{"pick_first": {}}]}
    """
  private static let refused = RPCError(.unavailable, "refused", reason: "REFUSED_STREAM")
  private static let full = RPCError(.resourceExhausted, "full", reason: "FULL")

  private static func join(_ channel: DiscoveredChannel, _ messages: [[UInt8]]) async throws -> [UInt8]? {
    try await channel.duplex(StreamCrew.join, CallOptions(timeout: .seconds(5))) { stream in
      for message in messages { try await stream.send(message) }
      stream.finish()
      let answer = try await stream.next()
      guard answer != nil else { return nil }
      let end = try await stream.next()
      #expect(end == nil)
      return answer
    }
  }

  @Test(arguments: 0...3)
  func `a refused stream is made again elsewhere, with all that was sent`(read: Int) throws {
    try TestLoop.run(seed: 1) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: read, Self.refused)), ("b", .joining)])
      let channel = try crew.channel(Self.first)
      #expect(try await Self.join(channel, [[1], [2, 3], [4]]) == [1, 2, 3, 4])
      #expect(crew.calls("a") == 1 && crew.calls("b") == 1)
      #expect(crew.messages("b") == [[1], [2, 3], [4]])
      #expect(crew.seen.withLock { $0["b"]?.attempts } == nil, "the first one never counted")
    }
  }

  @Test func `a policy's codes are tried again, so often, and the server hears how often`() throws {
    try TestLoop.run(seed: 2) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: 2, Self.full))])
      let channel = try crew.channel(Self.retrying)
      let error = await #expect(throws: RPCError.self) { try await Self.join(channel, [[1], [2]]) }
      #expect(error?.reason == "FULL")
      #expect(crew.calls("a") == 3 && crew.messages("a") == [[1], [2]])
      #expect(crew.seen.withLock { $0["a"]?.attempts } == "2")
    }
  }

  @Test func `an error that no policy names ends the stream at once`() throws {
    try TestLoop.run(seed: 3) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: 1, Self.full)), ("b", .joining)])
      let channel = try crew.channel(Self.first)
      let error = await #expect(throws: RPCError.self) { try await Self.join(channel, [[1]]) }
      #expect(error?.reason == "FULL" && crew.calls("a") == 1 && crew.calls("b") == 0)
    }
  }

  @Test(arguments: [
    StreamCrew.Manner.answering(1, then: refused), .failingAfterHeaders(refused), .failingAfterHeaders(full),
    .answering(1, then: full),
  ])
  func `after headers or a message a stream stays where it is`(manner: StreamCrew.Manner) throws {
    try TestLoop.run(seed: 4) { loop in
      let crew = StreamCrew(loop, [("a", manner), ("b", .joining)])
      let channel = try crew.channel(Self.retrying)
      await #expect(throws: RPCError.self) {
        try await channel.duplex(StreamCrew.join, CallOptions(timeout: .seconds(5))) { stream in
          try await stream.send([1])
          while try await stream.next() != nil {}
        }
      }
      #expect(crew.calls("a") == 1 && crew.calls("b") == 0)
    }
  }

  @Test(arguments: [refused, full])
  func `after headers a stream of answers stays where it is`(error: RPCError) throws {
    try TestLoop.run(seed: 4) { loop in
      let crew = StreamCrew(loop, [("a", .failingAfterHeaders(error)), ("b", .joining)])
      let channel = try crew.channel(Self.retrying)
      let thrown = await #expect(throws: RPCError.self) {
        try await channel.serverStreaming(StreamCrew.list, [7], CallOptions(timeout: .seconds(5))) { _ in }
      }
      #expect(thrown == error && crew.calls("a") == 1 && crew.calls("b") == 0)
    }
  }

  @Test func `more than is kept ties a stream to its instance`() throws {
    try TestLoop.run(seed: 5) { loop in
      let chunk = [UInt8](repeating: 1, count: 16 * 1024)
      let fitting = DiscoveryLimits.replayBytes / chunk.count - 1
      for (count, others) in [(fitting, 1), (fitting + 2, 0)] {
        let crew = StreamCrew(loop, [("a", .failing(after: count, Self.refused)), ("b", .joining)])
        let channel = try crew.channel(Self.first)
        do {
          let answer = try await Self.join(channel, Array(repeating: chunk, count: count))
          #expect(answer?.count == count * chunk.count && others == 1)
        } catch {
          #expect((error as? RPCError)?.reason == "REFUSED_STREAM" && others == 0)
        }
        #expect(crew.calls("b") == others)
      }
    }
  }

  @Test func `a stream of answers is made again before the first of them`() throws {
    try TestLoop.run(seed: 6) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: 1, Self.refused)), ("b", .joining)])
      let channel = try crew.channel(Self.first)
      let answers = Locked<[[UInt8]]>([])
      try await channel.serverStreaming(StreamCrew.list, [7], CallOptions(timeout: .seconds(5))) { message in
        answers.withLock { $0.append(message) }
      }
      #expect(answers.withLock { $0 } == [[7]] && crew.calls("a") == 1 && crew.calls("b") == 1)
    }
  }

  @Test func `a caller who gives up between two attempts is told so, and nothing is made again`() throws {
    try TestLoop.run(seed: 7) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: 0, Self.full))])
      let channel = try crew.channel(Self.retrying)
      let error = await #expect(throws: RPCError.self) {
        try await channel.duplex(StreamCrew.join, CallOptions(timeout: .seconds(5))) { stream in
          _ = loop.schedule(after: .milliseconds(20)) { stream.cancel() }
          _ = try await stream.next()
        }
      }
      #expect(error?.code == .cancelled)
      try await loop.sleep(for: .seconds(2))
      #expect(crew.calls("a") == 1)
    }
  }

  @Test func `the deadline is the call's, however often it is tried`() throws {
    try TestLoop.run(seed: 8) { loop in
      let crew = StreamCrew(loop, [("a", .failing(after: 0, Self.full))])
      let channel = try crew.channel(Self.retrying)
      let begun = loop.now
      await #expect(throws: RPCError.self) {
        try await channel.duplex(StreamCrew.join, CallOptions(timeout: .milliseconds(50))) { stream in
          _ = try await stream.next()
        }
      }
      #expect(begun.duration(to: loop.now) <= .milliseconds(50) && crew.calls("a") == 1)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `over the network a stream finds the instance that is there`() async throws {
    let group = LoopGroup(count: 2)
    let (servers, client) = (group.loops[0], group.loops[1])
    func server() -> RPCServer {
      let method = RPCMethod(
        StreamCrew.join,
        .bidirectional { requests, _, send in while let message = try await requests.next() { try await send(message) } })
      return RPCServer(
        definitions: [ServiceDefinition(name: "t.Streams", methods: [method])], tls: nil, loops: [servers],
        log: quietLogger())
    }
    let (gone, there) = (server(), server())
    let ports = [
      try await gone.start(host: "127.0.0.1", port: 0), try await there.start(host: "127.0.0.1", port: 0),
    ]
    await gone.shutDown(grace: .zero)
    let channel = DiscoveredChannel(
      service: "t", resolver: StaticEndpoints(ports.map { Endpoint(host: "127.0.0.1", port: $0) }), loop: client,
      config: try ServiceConfig(parsing: Self.first)
    ) { endpoint in
      let line = NetworkChannel(host: endpoint.host, port: endpoint.port, loop: client, log: quietLogger())
      return Connection(line) { line.close() }
    }
    let answers = try await channel.duplex(StreamCrew.join, CallOptions(timeout: .seconds(10))) { stream in
      var answers: [[UInt8]] = []
      for number: UInt8 in 0..<3 {
        try await stream.send([number])
        if let answer = try await stream.next() { answers.append(answer) }
      }
      stream.finish()
      let end = try await stream.next()
      #expect(end == nil)
      return answers
    }
    #expect(answers == [[0], [1], [2]])
    #expect(channel.connectionCount == 2, "the dead one was tried first")
    await there.shutDown(grace: .zero)
    try await group.shutDown()
  }
}
