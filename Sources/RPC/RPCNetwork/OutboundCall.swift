internal import Base
internal import RPCCore

/// One call of a `NetworkChannel` on its way.
///
/// SAFETY: mutable properties are touched on the channel's loop only; what is reached from
/// elsewhere (`PendingAnswer`, `MessagePipe`, `CreditLine`) guards itself.
final class OutboundCall: @unchecked Sendable {
  enum Receiver {
    case unary(PendingAnswer<[UInt8]>)
    case stream(MessagePipe, CreditLine)
  }

  let method: MethodDescriptor
  let request: [UInt8]
  let outgoing: OutgoingCall
  private let receiver: Receiver
  private var answer: [UInt8]?
  private var hasMessages = false
  private(set) var isOver = false
  /// Where it runs now.
  var connection: ClientConnection?
  var id: Int32 = 0
  /// Runs while the call waits for a connection.
  var waitTimer: (any ScheduledJob)?
  private var hasBeenRetried = false

  init(_ method: MethodDescriptor, _ request: [UInt8], _ outgoing: OutgoingCall, _ receiver: Receiver) {
    self.method = method
    self.request = request
    self.outgoing = outgoing
    self.receiver = receiver
  }

  /// Whether it may be sent once more after the server did not act on it; says so once.
  func mayRetry() -> Bool {
    guard !hasBeenRetried, !hasMessages else { return false }
    hasBeenRetried = true
    return true
  }

  /// The call goes out on a connection.
  func started(_ connection: ClientConnection, _ id: Int32) {
    waitTimer?.cancel()
    waitTimer = nil
    self.connection = connection
    self.id = id
    guard case .stream(_, let credits) = receiver else { return }
    credits.attach { credit in connection.consume(id, credit) }
  }

  /// Takes a message. Returns the credit that can be given at once.
  func received(_ message: [UInt8], credit: Int) -> Int {
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
  func end(_ error: RPCError?) {
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
final class CreditLine: Sendable {
  private struct State {
    var credits: [Int] = []
    var next = 0
    var give: (@Sendable (Int) -> Void)?
  }
  private let state = Locked(State())

  func attach(_ give: @escaping @Sendable (Int) -> Void) { state.withLock { $0.give = give } }

  func add(_ credit: Int) { state.withLock { $0.credits.append(credit) } }

  /// The reader has taken the next message.
  func taken() {
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
