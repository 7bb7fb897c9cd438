package import Base
package import RPCCore

/// What an `OutboundCall` runs on.
package protocol CallCarrier: AnyObject, Sendable {
  /// Nobody waits for the call any more.
  func cancel(_ id: Int32)
  /// A message has been read. Callable from any thread.
  func consume(_ id: Int32, _ credit: Int)
  /// One request of a stream. Returns false when there is no room for the next before `hasRoom`.
  func send(_ id: Int32, _ message: [UInt8], compressed: Bool) -> Bool
  /// No more requests follow.
  func finish(_ id: Int32)
}

/// One call of a `NetworkChannel` on its way.
///
/// SAFETY: mutable properties are touched on the channel's loop only; what is reached from
/// elsewhere (`PendingAnswer`, `ArrivingMessages`) guards itself.
package final class OutboundCall: @unchecked Sendable {
  package enum Receiver {
    case unary(PendingAnswer<[UInt8]>)
    case stream(ArrivingMessages)
  }

  package let method: MethodDescriptor
  /// `nil` when the requests are a stream, which comes over `requests`.
  package let request: [UInt8]?
  package let requests: LeavingMessages?
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

  package init(_ method: MethodDescriptor, _ request: [UInt8]?, _ outgoing: OutgoingCall, _ receiver: Receiver) {
    self.method = method
    self.request = request
    requests = request == nil ? LeavingMessages() : nil
    self.outgoing = outgoing
    self.receiver = receiver
  }

  /// Whether it may be sent once more after the server did not act on it; says so once.
  package func mayRetry() -> Bool {
    guard !hasBeenRetried, !hasMessages, requests?.canLeaveAgain ?? true else { return false }
    hasBeenRetried = true
    connection = nil
    requests?.leaveAgain()
    return true
  }

  /// The call goes out on a connection.
  package func started(_ connection: any CallCarrier, _ id: Int32) {
    waitTimer?.cancel()
    waitTimer = nil
    self.connection = connection
    self.id = id
    guard case .stream(let answers) = receiver else { return }
    answers.credits.attach { credit in connection.consume(id, credit) }
    requests?.began(on: connection, id)
  }

  /// Takes a message. Returns the credit that can be given at once.
  package func received(_ message: [UInt8], credit: Int) -> Int {
    hasMessages = true
    requests?.areTaken()
    switch receiver {
    case .unary:
      guard answer == nil else {
        end(RPCError(.internal, "the server answered twice", reason: "NOT_ONE_ANSWER"))
        return credit
      }
      answer = message
      return credit
    case .stream(let answers): return answers.arrived(message, credit: credit)
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
    case .stream(let answers):
      answers.pipe.end(error)
      requests?.ended(error)
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
