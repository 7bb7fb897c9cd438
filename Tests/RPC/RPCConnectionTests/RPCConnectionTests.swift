import Base
import HTTP2Wire
import RPCConnection
import RPCCore
import Testing

@Suite struct RPCConnectionTests {
  @Test(arguments: [(1, .max), (2, 1), (3, 7), (4, 100), (5, 5000)] as [(UInt64, Int)])
  func `calls arrive whole under any cutting`(seed: UInt64, longestPiece: Int) throws {
    var pair = RPCPair(seed: seed, longestPiece: longestPiece)
    // Single bytes are slow to carry: less of them.
    let factor = longestPiece < 10 ? 2 : 20
    let requests = (0..<40).map { [UInt8](repeating: UInt8($0), count: $0 * $0 * factor) }
    let ids = try requests.map { try pair.start(echo, $0, ["onsale-request": "r\($0.count)", "x-bin": "AQI="]) }
    try pair.settle()
    // Small requests overtake large ones.
    let arrived = pair.calls.sorted { $0.id < $1.id }.map(\.request) == requests
    #expect(arrived)
    #expect(pair.server.runningHandlers == 40)
    for call in pair.calls {
      #expect(call.metadata["onsale-request"] == "r\(call.request.count)")
      #expect(call.metadata["x-bin"] == "AQI")
      #expect(call.metadata["te"] == nil)
      #expect(call.deadline >= pair.now.advanced(by: .seconds(5)))
      #expect(call.deadline <= pair.now.advanced(by: .milliseconds(5001)))
      pair.server.respond(call.id, call.request.reversed())
      pair.server.handlerEnded()
    }
    try pair.settle()
    for (id, request) in zip(ids, requests) {
      let isWhole = pair.messages(id) == [request.reversed()]
      #expect(isWhole)
      #expect(pair.ending(id) == .some(nil))
    }
    #expect(pair.cancelled.isEmpty)
    #expect(pair.server.openCalls == 0)
    #expect(pair.client.openCalls == 0)
    #expect(pair.server.runningHandlers == 0)
  }

  @Test func `errors travel with message, reason and facts`() throws {
    var pair = RPCPair()
    let early = try pair.start()
    let late = try pair.start(follow)
    try pair.settle()
    let error = RPCError(
      .failedPrecondition, "nicht mehr da: 100 % 卖完了\n", reason: "SOLD_OUT", facts: ["left": "0", "a": "票"])
    pair.server.finish(early, error)
    #expect(pair.server.send(late, [9]))
    pair.server.finish(late, error)
    try pair.settle()
    #expect(pair.ending(early) == .some(error))
    #expect(pair.messages(late) == [[9]])
    #expect(pair.ending(late) == .some(error))
  }

  @Test func `a stream holds its sender back and gives room as it is read`() throws {
    var pair = RPCPair()
    let id = try pair.start(follow)
    try pair.settle()
    var sent = 0
    var isFull = false
    // Far more than window and buffers hold.
    while sent < 4000 {
      sent += 1
      isFull = !pair.server.send(id, [UInt8](repeating: 1, count: 1000))
      try pair.settle()
      if isFull { break }
    }
    #expect(isFull)
    #expect(sent < 1000)
    let unread = pair.messages(id).count
    #expect(pair.writable.isEmpty)
    pair.client.consume(id, unread * 1005)
    try pair.settle()
    #expect(pair.writable == [id])
    pair.server.finish(id, nil)
    try pair.settle()
    pair.client.consume(id, sent * 1005)
    try pair.settle()
    #expect(pair.messages(id).count == sent)
    #expect(pair.ending(id) == .some(nil))
  }

  @Test func `a message larger than the window arrives`() throws {
    var pair = RPCPair()
    let large = [UInt8](repeating: 3, count: RPCCore.Limits.messageSizeBytes)
    let id = try pair.start(echo, large)
    try pair.settle()
    #expect(pair.calls.first?.request.count == large.count)
    pair.server.respond(id, large)
    try pair.settle()
    #expect(pair.messages(id).first?.count == large.count)
    #expect(pair.ending(id) == .some(nil))
  }

  @Test func `a message above the limit is refused by either side before it is taken`() throws {
    var pair = RPCPair()
    let tooLarge = [UInt8](repeating: 3, count: RPCCore.Limits.messageSizeBytes + 1)
    let up = try pair.start(echo, tooLarge)
    let down = try pair.start()
    try pair.settle()
    #expect((pair.ending(up) ?? nil)?.code == .resourceExhausted)
    #expect(pair.calls.map(\.id) == [down])
    pair.server.respond(down, tooLarge)
    try pair.settle()
    #expect((pair.ending(down) ?? nil)?.code == .resourceExhausted)
    #expect(pair.server.openCalls == 0)
  }

  @Test func `cancellation reaches the handler, whose answer goes nowhere`() throws {
    var pair = RPCPair()
    let id = try pair.start()
    try pair.settle()
    pair.client.cancel(id)
    try pair.settle()
    #expect(pair.cancelled == [id])
    #expect(pair.server.runningHandlers == 1)
    pair.server.respond(id, [1])
    pair.server.handlerEnded()
    try pair.settle()
    #expect(pair.ending(id) == nil)
    #expect(pair.server.runningHandlers == 0)
  }

  @Test func `both sides keep the deadline`() throws {
    var pair = RPCPair()
    let id = try pair.start(timeout: .milliseconds(100))
    try pair.settle()
    let deadline = try #require(pair.client.nextDeadline)
    pair.now = deadline
    pair.client.expire(at: pair.now)
    pair.server.expire(at: pair.now)
    pair.takeEvents()
    #expect(pair.ending(id) == .some(.deadlineExceeded))
    #expect(pair.cancelled == [id])
    try pair.settle()
    #expect(pair.client.openCalls == 0)
    #expect(pair.server.openCalls == 0)
  }

  @Test func `a server whose time is up says so`() throws {
    var pair = RPCPair()
    let id = try pair.start(timeout: .seconds(1))
    try pair.settle()
    pair.server.expire(at: pair.now.advanced(by: .milliseconds(1001)))
    try pair.settle()
    #expect((pair.ending(id) ?? nil)?.code == .deadlineExceeded)
  }

  @Test func `more handlers than allowed: the call is refused unprocessed, cancelled ones count`() throws {
    var pair = RPCPair(limits: .init(runningHandlers: 1))
    let first = try pair.start()
    try pair.settle()
    pair.client.cancel(first)
    try pair.settle()
    let second = try pair.start()
    try pair.settle()
    let isUnprocessed = pair.atClient.contains { event in
      if case .ended(second, let error, true) = event { return error?.code == .unavailable }
      return false
    }
    #expect(isUnprocessed)
    pair.server.handlerEnded()
    let third = try pair.start()
    try pair.settle()
    #expect(pair.calls.map(\.id) == [first, third])
  }

  @Test func `draining: open calls end, new ones are refused`() throws {
    var pair = RPCPair()
    let id = try pair.start()
    try pair.settle()
    pair.server.beginDrain()
    try pair.settle()
    #expect(pair.client.isDraining)
    #expect(throws: RPCError.self) { try pair.start() }
    #expect(!pair.server.isFinished)
    pair.server.respond(id, [5])
    try pair.settle()
    #expect(pair.messages(id) == [[5]])
    #expect(pair.server.isFinished)
    #expect(pair.client.isFinished)
  }

  @Test func `a server that stops sends followers away at once and lets other streams end`() throws {
    var pair = RPCPair()
    let follower = try pair.start(follow, timeout: .seconds(600))
    let stream = try pair.start(follow, timeout: .seconds(60))
    try pair.settle()
    pair.server.beginDrain(endingFollowers: true)
    let late = try pair.start(follow, timeout: .seconds(600))
    try pair.settle()
    let ending = try #require(pair.ending(follower))
    #expect(ending?.code == .unavailable && ending?.reason == "SERVER_STOPPING")
    #expect(pair.cancelled == [follower])
    let isUnprocessed = pair.atClient.contains { event in
      if case .ended(late, _, true) = event { true } else { false }
    }
    #expect(isUnprocessed, "who had not heard yet is told to go elsewhere")
    #expect(pair.ending(stream) == nil && !pair.server.isFinished)
    #expect(pair.server.send(stream, [5]))
    pair.server.finish(stream, nil)
    try pair.settle()
    #expect(pair.messages(stream) == [[5]] && pair.ending(stream) == .some(nil))
    #expect(pair.server.isFinished)
  }

  @Test func `a lost connection ends every call on both sides`() throws {
    var pair = RPCPair()
    let ids = try (0..<3).map { _ in try pair.start() }
    try pair.settle()
    pair.client.connectionLost("cut")
    pair.server.connectionLost()
    pair.takeEvents()
    #expect(pair.cancelled == ids)
    for id in ids { #expect((pair.ending(id) ?? nil)?.code == .unavailable) }
  }

  @Test func `ten thousand calls leave nothing behind`() throws {
    var pair = RPCPair(seed: 9, longestPiece: 3000)
    var answered = 0
    for round in 0..<100 {
      for index in 0..<100 {
        let id = try pair.start(echo, [UInt8(index)])
        if index % 7 == round % 7 { pair.client.cancel(id) }
      }
      try pair.settle()
      for call in pair.calls[answered...] {
        pair.server.respond(call.id, call.request)
        pair.server.handlerEnded()
      }
      answered = pair.calls.count
      try pair.settle()
    }
    #expect(pair.client.openCalls == 0)
    #expect(pair.server.openCalls == 0)
    #expect(pair.server.runningHandlers == 0)
  }
}
