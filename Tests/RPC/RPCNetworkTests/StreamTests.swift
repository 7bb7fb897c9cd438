import Base
import RPCCore
import RPCNetwork
import Testing

/// Streams of requests: the same bodies over every transport.
@Suite(.timeLimit(.minutes(1))) struct StreamTests {
  @Test(arguments: Transport.allCases)
  func `a stream of requests has one answer`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, _ in
      for number in [0, 1, 500] {
        let answer = try await channel.duplex(total, CallOptions()) { stream in
          for index in 0..<number { try await stream.send([UInt8](repeating: 1, count: index)) }
          stream.finish()
          let answer = try await stream.next()
          let end = try await stream.next()
          #expect(end == nil)
          return answer
        }
        #expect(answer == Array("\(number * (number - 1) / 2)".utf8))
      }
      #expect(seen.strays.withLock { $0 } == 0)
    }
  }

  @Test(arguments: Transport.allCases)
  func `both sides talk in turns, and metadata comes before and after`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      let report = CallReport()
      try await channel.duplex(mirror, CallOptions(metadata: ["x-echo": "e"], report: report)) { stream in
        for round in 0..<50 {
          try await stream.send([UInt8(round), 1])
          let answer = try await stream.next()
          #expect(answer == [1, UInt8(round)])
        }
        stream.finish()
        let end = try await stream.next()
        #expect(end == nil)
      }
      #expect(report.initialMetadata["x-echo"] == "e")
      #expect(report.trailingMetadata["x-echo-end"] == "e")
    }
  }

  @Test(arguments: Transport.allCases)
  func `a side that does not read holds the other back, in both directions`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, loop in
      let sent = Locked(0)
      let open = Bell()
      // The mirror waits for room to answer, then stops reading, then our sending stops.
      let error = await #expect(throws: RPCError.self) {
        try await channel.duplex(mirror, CallOptions(timeout: .seconds(2))) { stream in
          open.ring()
          while sent.withLock({ $0 }) < 20_000 {
            try await stream.send([UInt8](repeating: 7, count: 10_000))
            sent.withLock { $0 += 1 }
          }
        }
      }
      #expect(error?.code == .deadlineExceeded)
      // Far less than 200 MB is on its way.
      #expect(sent.withLock { $0 } < 1_000)
      try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } == 1 }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a server that answers early ends the sending`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      let answer: [UInt8]? = try await channel.duplex(total, CallOptions(metadata: ["x-most": "3"])) { stream in
        var sent = 0
        do {
          while sent < 100_000 {
            try await stream.send([1, 2])
            sent += 1
          }
        } catch let error as RPCError {
          #expect(error.reason == RPCError.callEndedReason)
        }
        #expect(sent < 100_000)
        return try await stream.next()
      }
      #expect(answer == Array("6".utf8))
      let refused = await #expect(throws: RPCError.self) {
        try await channel.duplex(total, CallOptions(metadata: ["x-most": "-1"])) { stream in
          while true { try await stream.send([1]) }
        }
      }
      #expect(refused == RPCError(SoldOut()))
    }
  }

  @Test(arguments: Transport.allCases)
  func `giving up in the middle reaches the handler and the call it made`(transport: Transport) async throws {
    try await withTransport(.inProcess) { inner, innerSeen, innerLoop in
      try await withTransport(transport, relayTo: inner) { channel, seen, loop in
        struct Enough: Error {}
        await #expect(throws: Enough.self) {
          try await channel.duplex(mirror, CallOptions(metadata: ["x-relay": "1"])) { stream in
            try await stream.send([1, 2])
            try await innerSeen.wait(on: innerLoop) { $0.started.withLock { $0 } == 1 }
            throw Enough()
          }
        }
        try await innerSeen.wait(on: innerLoop) { $0.cancelled.withLock { $0 } == 1 }
        try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } == 1 }
        let cancelled = await #expect(throws: RPCError.self) {
          try await channel.duplex(mirror, CallOptions()) { stream in
            try await stream.send([1])
            _ = try await stream.next()
            stream.cancel()
            _ = try await stream.next()
          }
        }
        #expect(cancelled?.code == .cancelled)
        try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } == 2 }
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a method that is not there is UNIMPLEMENTED for streams too`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      let none = MethodDescriptor(service: "t.Test", name: "None", kind: .bidirectional, isIdempotent: false)
      let error = await #expect(throws: RPCError.self) {
        try await channel.duplex(none, CallOptions()) { stream in
          while true { try await stream.send([1]) }
        }
      }
      #expect(error?.code == .unimplemented)
    }
  }

  @Test(arguments: [Transport.plaintext, .mutualTLS])
  func `a stream waits for its connection with what it has sent`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      // The first call of a fresh channel: everything is sent before there is a connection.
      let answers = try await withThrowingTaskGroup(of: Int.self) { group in
        for count in 0..<20 {
          group.addTask {
            try await channel.duplex(mirror, CallOptions()) { stream in
              for _ in 0..<count { try await stream.send([1]) }
              stream.finish()
              var answers = 0
              while try await stream.next() != nil { answers += 1 }
              return answers
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }.sorted()
      }
      #expect(answers == Array(0..<20))
    }
  }
}
