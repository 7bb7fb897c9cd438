package import Base
package import RPCCore

/// What an `OutboundCall` runs on.
package protocol CallCarrier: AnyObject, Sendable {
  /// Nobody waits for the call any more.
  func cancel(_ id: Int32)
  /// A message has been read. Callable from any thread.
  func consume(_ id: Int32, _ credit: Int)
}

/// One call of a `NetworkChannel` on its way.
///
/// SAFETY: mutable properties are touched on the channel's loop only; what is reached from
/// elsewhere (`PendingAnswer`, `MessagePipe`, `CreditLine`) guards itself.
package final class OutboundCall: @unchecked Sendable {
  package enum Receiver {
    case unary(PendingAnswer<[UInt8]>)
    case stream(MessagePipe, CreditLine)
  }

  package let method: MethodDescriptor
  package let request: [UInt8]
  package let outgoing: OutgoingCall
  private let receiver: Receiver
  private var answer: [UInt8]?
  private var hasMessages = false
  package private(set) var isOver = false
  /// Where it runs now.
  package var connection: (any CallCarrier)?
  package var id: Int32 = 0
  /// Runs while the call waits for a connection.
  package var waitTimer: (any ScheduledJob)?
  private var hasBeenRetried = false

  package init(_ method: MethodDescriptor, _ request: [UInt8], _ outgoing: OutgoingCall, _ receiver: Receiver) {
    self.method = method
    self.request = request
    self.outgoing = outgoing
    self.receiver = receiver
  }

  /// Whether it may be sent once more after the server did not act on it; says so once.
  package func mayRetry() -> Bool {
    guard !hasBeenRetried, !hasMessages else { return false }
    hasBeenRetried = true
    return true
  }

  /// The call goes out on a connection.
  package func started(_ connection: any CallCarrier, _ id: Int32) {
    waitTimer?.cancel()
    waitTimer = nil
    self.connection = connection
    self.id = id
    guard case .stream(_, let credits) = receiver else { return }
    credits.attach { credit in connection.consume(id, credit) }
  }

  /// Takes a message. Returns the credit that can be given at once.
  package func received(_ message: [UInt8], credit: Int) -> Int {
    hasMessages = true
    switch receiver {
    case .unary:
      guard answer == nil else {
        end(RPCError(.internal, "the server answered twice", reason: "NOT_ONE_ANSWER"))
        return credit
      }
      answer = message
      return credit
    case .stream(let pipe, let credits):
      credits.add(credit)
      return pipe.offer(message) ? 0 : credit
    }
  }

  /// The call is over, `nil` for OK.
  package func end(_ error: RPCError?) {
    guard !isOver else { return }
    isOver = true
    connection = nil
    waitTimer?.cancel()
    waitTimer = nil
    switch receiver {
    case .stream(let pipe, _): pipe.end(error)
    case .unary(let pending):
      if let error {
        pending.settle(.failure(error))
      } else if let answer {
        pending.settle(.success(answer))
      } else {
        pending.settle(.failure(RPCError(.internal, "the server answered OK without a message", reason: "NOT_ONE_ANSWER")))
      }
    }
  }
}

/// Credit of a stream's messages in the order of their arrival, given when each has been read.
package final class CreditLine: Sendable {
  private struct State {
    var credits: [Int] = []
    var next = 0
    var give: (@Sendable (Int) -> Void)?
  }
  private let state = Locked(State())

  package init() {}

  func attach(_ give: @escaping @Sendable (Int) -> Void) { state.withLock { $0.give = give } }

  func add(_ credit: Int) { state.withLock { $0.credits.append(credit) } }

  /// The reader has taken the next message.
  package func taken() {
    let (give, credit): ((@Sendable (Int) -> Void)?, Int) = state.withLock { state in
      guard state.next < state.credits.count else { return (nil, 0) }
      let credit = state.credits[state.next]
      state.next += 1
      if state.next == state.credits.count {
        state.credits.removeAll(keepingCapacity: true)
        state.next = 0
      }
      return (state.give, credit)
    }
    give?(credit)
  }
}
