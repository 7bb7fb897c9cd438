internal import Base
internal import RPCCore

extension DiscoveredChannel {
  private enum Event: Sendable {
    case answer(Result<[UInt8], RPCError>)
    /// The time for an attempt after so many has come.
    case due(after: Int)
  }

  /// Makes an idempotent call at several instances, one after another while none has answered; the
  /// first answer wins and the other attempts are cancelled.
  func hedged(
    _ method: MethodDescriptor, _ request: [UInt8], _ call: DiscoveredCall, _ policy: HedgingPolicy
  ) async throws(RPCError) -> [UInt8] {
    let outcome: Result<[UInt8], RPCError> = await withTaskGroup(of: Event.self) { group in
      defer { group.cancelAll() }
      var (plan, call) = (HedgedAttempts(policy), call)
      while true {
        let seat: Seat
        do throws(RPCError) { seat = try await self.seat(for: call) } catch { return .failure(error) }
        let options = call.options(at: loop.now, hedges: plan.started)
        plan.begin()
        call.tried.insert(seat.key)
        group.addTask { .answer(await self.attempt(seat, method, request, options)) }
        if plan.mayBegin(pool.withLock { $0.throttle }) {
          let (count, delay) = (plan.started, policy.delay)
          group.addTask { [loop] in
            // Ends early when the call is over; nobody reads the event then.
            do { try await loop.sleep(for: delay) } catch { return .due(after: 0) }
            return .due(after: count)
          }
        }
        if let outcome = await wait(&group, &plan) { return outcome }
      }
    }
    return try outcome.get()
  }

  /// Waits until the call is over, or the next attempt is to begin (`nil`).
  private func wait(
    _ group: inout TaskGroup<Event>, _ plan: inout HedgedAttempts
  ) async -> Result<[UInt8], RPCError>? {
    var last = RPCError.deadlineExceeded
    while let event = await group.next() {
      switch event {
      case .answer(.success(let answer)): return .success(answer)
      case .answer(.failure(let error)):
        last = error
        var next = plan
        let (step, after) = pool.withLock { pool in
          let step = next.next(after: error, &pool.throttle)
          return (step, next)
        }
        plan = after
        switch step {
        case .start: return nil
        case .wait: continue
        case .end: return .failure(error)
        }
      case .due(let count):
        if count == plan.started, plan.mayBegin(pool.withLock { $0.throttle }) { return nil }
      }
    }
    return .failure(last)
  }

  private func attempt(
    _ seat: Seat, _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async -> Result<[UInt8], RPCError> {
    do throws(RPCError) {
      let answer = try await seat.channel.unary(method, request, options)
      leave(seat, after: nil)
      return .success(answer)
    } catch {
      leave(seat, after: error)
      return .failure(error)
    }
  }
}
