namespace NeuroChip.Emulator.Timing;

/// <summary>Messages that are on their way, with the links they occupy and the mean of the time that their receivers will spend on them.</summary>
sealed class MessagesInFlight(TileMesh mesh, LinkTally tally)
{
    readonly LinkOccupancy _links = new(mesh, tally);
    readonly PriorityQueue<Flight, EventTime> _byArrival = new();
    double _receiveSeconds;
    int _entered;

    /// <summary>Seconds; 0 while nothing is in flight.</summary>
    public double MeanReceiveSeconds => _byArrival.Count == 0 ? 0 : _receiveSeconds / _byArrival.Count;

    public void Clear()
    {
        _links.Clear();
        _byArrival.Clear();
        (_receiveSeconds, _entered) = (0, 0);
    }

    /// <summary>Messages on the links from one core to another.</summary>
    public double OnRoute(int fromCore, int toCore) => _links.On(fromCore, toCore);

    public void Enter(int fromCore, int toCore, double arrival, double receiveSeconds)
    {
        _links.Add(fromCore, toCore, 1);
        _byArrival.Enqueue(new(fromCore, toCore, receiveSeconds), new(arrival, _entered++));
        _receiveSeconds += receiveSeconds;
    }

    /// <summary>Takes out what has arrived by then.</summary>
    public void ArriveUntil(double seconds)
    {
        while (_byArrival.TryPeek(out var flight, out var arrival) && arrival.Seconds <= seconds)
        {
            _byArrival.Dequeue();
            _links.Add(flight.FromCore, flight.ToCore, -1);

            // An empty network starts again without the rounding errors of sums and differences.
            _receiveSeconds = _byArrival.Count == 0 ? 0 : _receiveSeconds - flight.ReceiveSeconds;
        }
    }

    readonly record struct Flight(int FromCore, int ToCore, double ReceiveSeconds);
}
